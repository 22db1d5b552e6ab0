import Foundation
import SegmindAPI
import Testing

@Suite struct RateLimitTests {
  static let date = "Sat, 21 Nov 2026 01:00:00 GMT"

  @Test(arguments: [
    ("2026-11-21T01:00:30Z", 30.0), ("2026-11-21T01:00:30.500Z", 30.5),
    ("2026-11-21 01:00:30", 30), ("2026-11-21T01:00:30", 30),
    ("2026-11-21T03:00:30+02:00", 30), ("2026-11-20 20:00:30-0500", 30),
    ("2026-11-21 01:00:30 UTC", 30), ("2026-11-21 01:00:30.250000+00:00", 30.25),
    ("1795222830", 30), ("1795222830.5", 30.5), ("1795222830000", 30),
    ("Sat, 21 Nov 2026 01:00:30 GMT", 30), ("30", 30),
    ("2026-11-21T01:01:00", 60), ("2026-11-21T09:00:00Z", 120), ("2026-11-20T01:00:00Z", 1),
    ("soon", 5), ("", 5), ("nan", 5), ("inf", 5), ("-5", 5), ("2026-13-45T01:00:00Z", 5),
  ])
  func theResetIsCountedFromTheAnswersOwnClock(reset: String, seconds: Double) {
    #expect(
      wait(["Date": Self.date, "x-rate-limit-reset-at-utc": reset]) == seconds)
  }

  @Test(
    arguments: [
      (["Retry-After": "12", "x-rate-limit-reset-at-utc": "1795222830", "Date": date], 12.0),
      (["Retry-After": "Sat, 21 Nov 2026 01:00:09 GMT", "Date": date], 9),
      (["Retry-After": "86400"], 120), (["Retry-After": "0"], 1),
      (["x-rate-limit-reset-at-utc": "2026-11-21T01:00:30Z"], 5), ([:], 5),
    ] as [([String: String], Double)])
  func whatIsNotStatedIsNotGuessed(headers: [String: String], seconds: Double) {
    #expect(wait(headers) == seconds)
  }

  private func wait(_ headers: [String: String]) -> Double {
    ResponseHead(status: 429, headers: headers).retryAfter
  }

  @Test(arguments: [
    ("2024-02-29T00:00:00Z", 1_709_164_800.0), ("2000-03-01", 951_868_800),
    ("1970-01-01T00:00:00Z", 0), ("2100-03-01T00:00:00Z", 4_107_542_400),
  ])
  func datesFollowTheCalendar(text: String, seconds: Double) {
    #expect(WireDate.parse(text) == Date(timeIntervalSince1970: seconds))
  }
}
