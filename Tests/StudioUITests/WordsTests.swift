import FoundationEssentials
import StudioUI
import TerminalCore
import Testing

/// Amounts, durations and dates as people read them.
@Suite struct WordsTests {
  @Test(arguments: [
    (0.0, "0 s"), (16.43, "16 s"), (59.6, "1:00"), (98.1, "1:38"), (3723, "1:02:03"),
    (-5, "0 s"), (.infinity, "0 s"),
  ])
  func durations(seconds: Double, words: String) {
    #expect(Words.duration(seconds) == words)
  }

  @Test(arguments: [(0.0, "0:00"), (12.9, "0:12"), (75, "1:15"), (3661, "1:01:01")])
  func clocks(seconds: Double, words: String) {
    #expect(Words.clock(seconds) == words)
  }

  @Test(arguments: [
    (0.005, "0.005"), (0.375, "0.375"), (0.4, "0.40"), (0.4093, "0.409"), (1.0, "1.00"),
    (12.5, "12.50"), (0, "0.00"), (0.0001, "0.000100"), (1234.5, "1,235"), (-0.5, "-0.50"),
    (.nan, "–"),
  ])
  func money(dollars: Double, words: String) {
    #expect(Words.money(dollars) == words)
  }

  @Test(arguments: [
    (1000.0, "1,000"), (999.995, "999.99"), (1234.9, "1,234"), (12.5, "12.50"), (0.005, "0.005"),
    (0.29 * 100, "29.00"),
  ])
  func aBalanceIsNeverSaidToBeMoreThanItIs(credits: Double, words: String) {
    #expect(Words.balance(credits) == words)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (640_200, "640 kB"), (999_600, "1.0 MB"),
    (2_700_000, "2.7 MB"), (1_500_000_000, "1.5 GB"),
  ])
  func sizes(bytes: Int, words: String) {
    #expect(Words.size(bytes) == words)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1806, "1,806"), (1_234_567, "1,234,567")])
  func groups(number: Int, words: String) {
    #expect(Words.grouped(number) == words)
  }

  /// Noon in Greenwich is two in the morning in Honolulu.
  @Test(arguments: [
    (0.0, "GMT", "today 12:00"), (-43_201, "GMT", "yesterday 23:59"),
    (-172_800, "GMT", "19 Nov 12:00"), (-31_536_000, "GMT", "21 Nov 2024"),
    (-7200, "Pacific/Honolulu", "today 00:00"), (-7201, "Pacific/Honolulu", "yesterday 23:59"),
  ])
  func dates(seconds: Double, zone: String, words: String) throws {
    let date = Pilot.noon.addingTimeInterval(seconds)
    let timeZone = try #require(TimeZone(identifier: zone))
    #expect(Words.when(date, now: Pilot.noon, in: timeZone) == words)
  }
}
