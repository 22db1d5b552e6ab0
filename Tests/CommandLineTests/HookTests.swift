import Foundation
import Jobs
import Schema
import Simulator
import TestSupport
import Testing

@testable import dailies

/// The program that is run when a job has ended.
@Suite(.timeLimit(.minutes(5))) struct HookTests {
  /// Makes a hook that keeps its arguments and its input, a line each for each call, and whether it leads a session.
  private func makeHook(_ program: Program, then more: String = "") throws {
    let script = """
      #!/bin/sh
      read -r job
      [ "$(cut -d' ' -f6 /proc/$$/stat)" = $$ ] && alone=alone
      echo "$* $alone" >> \(program.home.path)/states
      echo "$job" >> \(program.home.path)/jobs
      echo said by the hook
      \(more)
      """
    let path = try program.write(script, to: "hook")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try program.write("hook = \"~/hook now\"\n", to: "config/dailies/config.toml")
  }

  private func lines(_ program: Program, _ file: String) -> [String] {
    let text = try? String(contentsOfFile: program.home.path + "/" + file, encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: [("a coast", "done", 0), ("[failed] a coast", "failed", 1)]
      as [(String, String, Int32)])
  func runTellsTheHookOfItsJob(prompt: String, state: String, code: Int32) async throws {
    try await Stage.open { stage in
      try makeHook(stage.program)
      let ended = try await stage.run("run", "p-video", "--yes", "--json", "prompt=\(prompt)")
      #expect(ended.code == code, "\(ended.words)")
      #expect(lines(stage.program, "states") == ["now \(state) alone"])
      #expect(lines(stage.program, "jobs") == ended.lines)
      let log = lines(stage.program, "state/dailies/dailies.log")
      #expect(log.contains("said by the hook"))
      #expect(log.contains { $0.contains("hook: \(stage.program.home.path)/hook for ") })
    }
  }

  /// It may end without reading a word of more than a pipe holds.
  @Test func aHookNeedNotReadItsInput() async throws {
    try await Stage.open { stage in
      let path = try stage.program.write("#!/bin/sh\necho ran\n", to: "hook")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      try stage.program.write("hook = \"~/hook\"\n", to: "config/dailies/config.toml")
      for _ in 0..<3 {
        let ended = try await stage.run(
          "run", "p-video", "--yes", "prompt=\(String(repeating: "wave ", count: 20_000))")
        #expect(ended.code == 0, "\(ended.words)")
      }
      #expect(lines(stage.program, "state/dailies/dailies.log").count { $0 == "ran" } == 3)
    }
  }

  @Test func whatIsSaidOfAJobEndsNothing() async throws {
    try await Stage.open { stage in
      try makeHook(stage.program)
      let ended = try await stage.run("run", "p-video", "--yes", "--json", "prompt=a coast")
      let id = try #require(ended.objects.first?["id"]?.text)
      for said in [
        ["rate", id, "4"], ["note", id, "the wave"], ["tag", id, "hero"], ["trash", id],
      ] {
        let done = try await stage.program.run(said)
        #expect(done.code == 0, "\(done.words)")
      }
      #expect(lines(stage.program, "states") == ["now done alone"])
    }
  }

  @Test func ofSeveralProgramsThatWaitOneRunsTheHook() async throws {
    try await Stage.open(speed: 20) { stage in
      try makeHook(stage.program)
      let sent = try await stage.program.run(WaitTests.animate)
      #expect(sent.code == 0, "\(sent.words)")
      #expect(lines(stage.program, "states").isEmpty)
      async let one = stage.run("wait")
      async let other = stage.run("wait")
      #expect(try await (one.code, other.code) == (0, 0))
      #expect(lines(stage.program, "states") == ["now done alone"])
      #expect(try await stage.run("wait").code == 0)
      #expect(lines(stage.program, "states").count == 1)
    }
  }

  @Test func aHookThatIsNotThereIsSaidInTheLogAndHoldsUpNothing() async throws {
    try await Stage.open { stage in
      try stage.program.write("hook = \"no-such-hook\"\n", to: "config/dailies/config.toml")
      #expect(try await stage.run("run", "p-video", "--yes", "prompt=a").code == 0)
      let log = lines(stage.program, "state/dailies/dailies.log")
      #expect(log.contains { $0.hasSuffix("hook: there is no program no-such-hook") })
    }
  }

  @Test func aHookThatHangsIsEndedWithAllThatItStarted() async throws {
    let program = try Program()
    defer { program.remove() }
    let script = try program.write("(sleep 1000; true) & sleep 1000\n", to: "hang")
    let hook = EndHook(log: program.home.path + "/log", limit: .milliseconds(300)) {
      "/bin/sh \(script)"
    }
    hook.run(
      Job(
        id: "a", token: "a", model: "p-video", contract: .v2, values: [:], seed: nil, origin: "",
        keyFingerprint: "", estimate: nil, owner: "", createdAt: .now))
    await hook.finish()
    #expect(lines(program, "log").contains { $0.contains("ended after 0.3 seconds") })
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
    for process in processes where Int(process) != nil {
      let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
      #expect(!String(decoding: words, as: UTF8.self).contains(script))
    }
  }

  @Test func notifySendIsUsedOnALocalDesktopAlone() throws {
    let program = try Program()
    defer { program.remove() }
    let path = try program.write("#!/bin/sh\n", to: "bin/notify-send")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let folder = program.home.path + "/bin"
    #expect(DesktopNotification(environment: ["PATH": folder, "DISPLAY": ":0"]) != nil)
    #expect(DesktopNotification(environment: ["PATH": folder, "WAYLAND_DISPLAY": "w"]) != nil)
    #expect(DesktopNotification(environment: ["PATH": folder]) == nil)
    #expect(DesktopNotification(environment: ["PATH": "/nowhere", "DISPLAY": ":0"]) == nil)
    #expect(
      DesktopNotification(
        environment: ["PATH": folder, "DISPLAY": ":0", "SSH_CONNECTION": "1"]) == nil)
  }
}
