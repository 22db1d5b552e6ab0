import Jobs
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// What of a job reaches another machine by the clipboard.
@Suite struct CopyingTests {
  @Test(arguments: [
    ("renderbox", "scp renderbox:/clips/a.mp4 ."),
    ("ada@renderbox:2222", "scp -P 2222 ada@renderbox:/clips/a.mp4 ."),
    ("ada@[fe80::1]", "scp 'ada@[fe80::1]:/clips/a.mp4' ."),
  ])
  func aClipIsFetchedByScp(address: String, line: String) throws {
    #expect(try #require(SSHAddress(address)).scpLine("/clips/a.mp4") == line)
  }

  @Test func blanksAndQuotesStayPartOfThePath() throws {
    let line = try #require(SSHAddress("ada@box")).scpLine("/my clips/it's $HOME.mp4")
    #expect(line == "scp 'ada@box:/my clips/it'\\''s $HOME.mp4' .")
  }

  @Test(arguments: ["", "a b", "-oProxyCommand=x", "host:0", "host:x", "a;b", "a@"])
  func whatIsNoHostIsRefused(text: String) { #expect(SSHAddress(text) == nil) }

  @Test(arguments: [
    (["USER": "ada", "SSH_CONNECTION": "10.0.0.9 50000 10.0.0.2 22"], "ada@10.0.0.2"),
    (["USER": "ada", "SSH_CONNECTION": "10.0.0.9 50000 10.0.0.2 2222"], "ada@10.0.0.2:2222"),
    (["USER": "ada", "SSH_CONNECTION": "::1 50000 fe80::1 22"], "ada@[fe80::1]"),
    (["LOGNAME": "ada"], "ada@box"), ([:], "box"),
  ])
  func theAddressIsTheOneThePersonCameBy(environment: [String: String], address: String) throws {
    let suggested = SSHAddress.suggested(environment: environment, hostName: "box")
    #expect(suggested == address)
    #expect(try #require(SSHAddress(suggested)).description == address)
  }

  @Test func everythingWorthCopyingIsListed() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    studio.update { $0.settings.say(.sshAddress, "ada@box", .standard) }
    studio.take(SampleLibrary(now: Pilot.noon).jobs)
    try studio.type("2jjjjY")
    let text = draw(studio.state).text
    for word in ["ada@box:", "path", "prompt", "seed"] {
      #expect(text.contains(word), "\(word)")
    }
    try studio.type("<Enter>")
    guard case .copy(let line) = studio.effects.last else {
      Issue.record("nothing is copied")
      return
    }
    #expect(line.hasPrefix("scp ada@box:"))
    try studio.type("Yseed<Enter>")
    #expect(studio.effects.last == .copy("56698"))
  }
}
