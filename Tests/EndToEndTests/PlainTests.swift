import Foundation
import TestSupport
import Testing

/// The studio by lines, on a terminal that can do nothing else.
@Suite(.timeLimit(.minutes(5))) struct PlainTests {
  @Test func theMainJobIsDoneByLinesAlone() async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await Teletype.open(
      program, ["--plain", "--demo"], variables: ["TERM": "dumb"]
    ) { teletype in
      try await teletype.hears("plain mode")
      try await teletype.hears("p-video> ")
      try teletype.type("models\n")
      try await teletype.hears("5. pixverse-text2video")
      try teletype.type("model p-video\n")
      try teletype.type("set duration 99\n")
      try await teletype.hears("Allowed: a whole number from 3 to 15.")
      try teletype.type("set duration 8\nset prompt A fox in the snow\n")
      try await teletype.hears("prompt: A fox in the snow")
      try teletype.type("submit\n")
      try await teletype.hears("0.005 credits")
      try await teletype.hears("send, no> ")
      try teletype.type("send\n")
      try await teletype.hears("Submitted: p-video")
      // Nothing is typed, so it is heard at once.
      try await teletype.hears("Saved: ")
      try await teletype.hears("p-video> ")
      try teletype.type("jobs\nshow 1\n")
      try await teletype.hears("prompt: A fox in the snow")
      try teletype.type("again\n")
      try await teletype.hears("Send this again?")
      try await teletype.hears(", new; before it was ")
      try await teletype.hears("send, no, other seed> ")
      // A line is begun: what happens meanwhile is said after it.
      try teletype.type("send\nhistory fo")
      try await eventually("the second clip") {
        program.files.count { $0.hasSuffix(".mp4") && $0.contains("/clips/") } == 2
      }
      try teletype.type("x\n")
      try await teletype.hears("history fox")
      // The clip is there a moment before the library says so.
      try await teletype.hears("Saved: ", "2 jobs")
      try teletype.type("quit\n")
    }
    #expect(ended.code == 0)
    Self.expectPlain(ended.bytes)
  }

  @Test func ctrlCStopsALineThenAQuestionAndTheEndOfInputLeaves() async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await Teletype.open(
      program, ["--demo"], variables: ["TERM": "dumb", "ACCESSIBLE": "1"]
    ) { teletype in
      try await teletype.hears("p-video> ")
      try teletype.type("set prompt no")
      try await teletype.hears("set prompt no")
      try teletype.type("\u{3}")
      try await teletype.hears("p-video> ")
      try teletype.type("set prompt a fox\nsubmit\n")
      try await teletype.hears("send, no> ")
      try teletype.type("\u{3}")
      try await teletype.hears("Nothing was sent.")
      try await teletype.hears("p-video> ")
      try teletype.type("\u{4}")
    }
    #expect(ended.code == 0)
    Self.expectPlain(ended.bytes)
    // What was typed is there the next time.
    let next = try await Teletype.open(program, ["--plain", "--demo"]) { teletype in
      try await teletype.hears("p-video> ")
      try teletype.type("form\n")
      try await teletype.hears("1. prompt: a fox")
      try teletype.type("quit\n")
    }
    #expect(next.code == 0)
  }

  @Test func withoutAnyInputItLeavesAtOnce() async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await program.run("--plain", "--demo")
    #expect(ended.code == 0, "\(ended.words)")
    #expect(ended.lines.first?.hasPrefix("dailies, plain mode.") == true)
    // Nobody types, so nobody is asked.
    #expect(!ended.output.contains("> "))
  }

  /// No byte moves the cursor or changes a colour.
  private static func expectPlain(_ bytes: [UInt8]) {
    #expect(!bytes.contains(0x1B))
    for (byte, next) in zip(bytes, bytes.dropFirst()) where byte == 0x0D {
      #expect(next == 0x0A)
    }
  }
}
