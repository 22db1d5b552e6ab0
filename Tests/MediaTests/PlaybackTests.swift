import TerminalCore
import Testing

@testable import Media

@Suite struct PlaybackTests {
  private static let start = ContinuousClock.now

  private func after(_ milliseconds: Int) -> ContinuousClock.Instant {
    Self.start + .milliseconds(milliseconds)
  }

  @Test func framesThatAreThereEarlyWaitForTheirTime() {
    var clock = PlaybackClock(rate: 10)
    #expect(clock.wait(for: 0, now: after(0)) == .zero)
    #expect(clock.wait(for: 1, now: after(20)) == .milliseconds(80))
    #expect(clock.wait(for: 2, now: after(150)) == .milliseconds(50))
    #expect(clock.wait(for: 3, now: after(300)) == .zero)
  }

  @Test func aFrameWhoseTimeIsOverIsLeftOut() {
    var clock = PlaybackClock(rate: 10)
    _ = clock.wait(for: 0, now: after(0))
    #expect(clock.wait(for: 1, now: after(190)) == .zero)
    #expect(clock.wait(for: 2, now: after(310)) == nil)
    #expect(clock.wait(for: 3, now: after(311)) == .zero)
  }

  @Test func whereEveryFrameIsLateSomeAreShown() {
    var clock = PlaybackClock(rate: 10)
    let shown = (0..<40).filter { clock.wait(for: $0, now: after($0 * 150)) != nil }
    #expect((15...25).contains(shown.count))
  }

  @Test(arguments: [(24.0, 12.0), (25, 12.5), (30, 15), (12, 12), (60, 15), (29.97, 14.985)])
  func everyClipMovesSteadily(rate: Double, played: Double) {
    #expect(abs(FFmpeg.playedRate(of: rate) - played) < 0.001)
  }

  @Test func picturesComeOutOfAnyPieces() throws {
    let pictures = try (1...4).map { number in
      try #require(
        Picture(
          width: number, height: 2, bytes: [UInt8](repeating: 0x20, count: number * 6)))
    }
    let stream = pictures.flatMap(PictureReader.bytes)
    for length in [1, 3, 7, 1000] {
      var reader = PictureReader()
      var found: [Picture] = []
      for start in stride(from: 0, to: stream.count, by: length) {
        reader.append(stream[start..<min(stream.count, start + length)])
        while let picture = reader.next() { found.append(picture) }
      }
      #expect(found == pictures)
    }
  }

  @Test(arguments: [
    "P6\n0 2\n255\n", "P6\n99999 9\n255\n", "P5\n1 1\n255\nxxx", "P6\n1 1\n9\nxxx", "",
  ])
  func whatIsNoPictureGivesNone(text: String) {
    var reader = PictureReader()
    reader.append(Array(text.utf8))
    #expect(reader.next() == nil)
  }
}
