import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import TestSupport
import Testing

/// What the studio looks like in named scenarios, as text and roles to be read in review.
@Suite struct ScreenTests {
  /// A studio on a sample library after some keys.
  struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    var keys = ""
    var access = StudioState.Access.key
    var hasJobs = true
    /// Others than those of the sample library.
    var jobs: [Job]?
    var isQueuePaused = false
    /// What happened before the keys.
    var news: [Action] = []

    var testDescription: String { name }
  }

  static let scenarios =
    [
      Scenario(name: "first-start", hasJobs: false),
      Scenario(name: "no-key", access: .noKey, hasJobs: false),
      Scenario(name: "demo", access: .demo),
      Scenario(
        name: "editing-a-prompt",
        keys: "<Enter>Two cats in a wide street, 静かな夜, and rain on the roofs of the old town"),
      Scenario(name: "number-out-of-range", keys: "jj<Enter><C-u>16<Esc>"),
      Scenario(name: "held-back", keys: "<C-s>"),
      Scenario(name: "past-values", keys: "<Enter>fog<C-r>"),
      Scenario(name: "confirm", keys: "S<C-s>"),
      Scenario(name: "pixverse-conflict", keys: "]]]]jj<Right>j<Enter>1080<Enter>"),
      Scenario(name: "avatar-script-unused", keys: "]]]jji/home/ada/voice.mp3<Enter>"),
      Scenario(name: "voice-list", keys: "]]]jjj<Enter>fem"),
      Scenario(name: "list-of-files", keys: "]]ia.png<Tab>ib.jpg<Esc>"),
      Scenario(name: "light-table", keys: "2C"),
      Scenario(name: "copying", keys: "2jjjjY"),
      Scenario(name: "choosing-a-file", keys: "]<Enter><Down>"),
      Scenario(name: "choosing-files", keys: "]]<Enter><Tab><Tab><C-t>"),
      Scenario(name: "confirm-with-files", keys: "]]ia.png<Tab>jiwalk.mp4<Enter><C-s>"),
      Scenario(name: "jobs", keys: "w"),
      Scenario(name: "job-paused", keys: "wjj<Enter>"),
      Scenario(name: "job-answer-lost", keys: "2jjj<Enter>"),
      Scenario(name: "job-saved", keys: "2jjjj<Enter>"),
      Scenario(name: "job-raw", keys: "2Gk<Enter>v"),
      Scenario(name: "send-again", keys: "2jjjjs"),
      Scenario(name: "send-again-after-a-lost-answer", keys: "2jjjs"),
      Scenario(
        name: "late-job", keys: "w", news: [.tick(Pilot.noon.addingTimeInterval(1300))]),
      Scenario(
        name: "transfers", keys: "w", jobs: EveryState.jobs.filter { $0.state.isOpen },
        news: [
          .progressed(job: "uploading", TransferProgress(bytes: 640_000, total: 2_100_000)),
          .progressed(job: "saving", TransferProgress(bytes: 1_200_000, total: nil)),
        ]),
      Scenario(name: "queue-paused", keys: "w", isQueuePaused: true),
      Scenario(name: "confirm-while-paused", keys: "S<C-s>", isQueuePaused: true),
      Scenario(name: "every-state", keys: "2", jobs: EveryState.jobs),
      Scenario(name: "key-refused", hasJobs: false, news: [.creditsRefused(keyRefused)]),
      Scenario(name: "key-refused-with-jobs", news: [.creditsRefused(keyRefused)]),
      Scenario(name: "not-sent", keys: "S", news: [.submitFailed(token: "run-1", keyRefused)]),
      Scenario(name: "told", news: [.told("Saved: /home/ada/clips/coast.mp4")]),
      Scenario(name: "history", keys: "2"),
      Scenario(name: "history-filter", keys: "2/model:p-video coast"),
      Scenario(name: "history-nothing-found", keys: "2/zebra<Enter>"),
      Scenario(name: "history-empty", keys: "2", hasJobs: false),
      Scenario(name: "help", keys: "?"),
      Scenario(name: "palette", keys: ":"),
      Scenario(name: "palette-narrowed", keys: ":video<Down>"),
      Scenario(name: "settings", keys: ","),
      Scenario(name: "settings-found", keys: ":quiet"),
      Scenario(name: "setting-choice", keys: ",notify<Enter><Down>"),
      Scenario(name: "setting-text", keys: ",quiet<Enter>22:00-08:00"),
      Scenario(name: "full-screen-form", keys: "z"),
      Scenario(name: "full-screen-jobs", keys: "wz"),
      Scenario(name: "tags", keys: "2thero night"),
      Scenario(name: "leaving", keys: "<Enter>A cat<Enter>q"),
    ]
    + EveryState.jobs.map { job in
      Scenario(name: "state-\(job.id)", keys: "w<Enter>", jobs: [job])
    }

  private static let keyRefused = Failure(
    .keyRefused, what: "Unauthorized: Invalid API key", charged: .no, next: "Check the key.")

  /// Room for everything beside each other.
  @Test(arguments: ["first-start", "jobs", "history", "held-back", "settings"])
  func usesAWideScreenWell(name: String) throws {
    let scenario = try #require(Self.scenarios.first { $0.name == name })
    try Golden.check(frame(scenario, "200x60").golden, "\(name)-200x60.txt")
  }

  /// The narrowest there is something to do on.
  @Test(arguments: [
    "first-start", "editing-a-prompt", "number-out-of-range", "confirm", "held-back", "voice-list",
    "jobs", "job-answer-lost", "history", "history-filter", "help", "palette", "leaving",
    "not-sent", "pixverse-conflict", "transfers", "settings", "setting-choice", "setting-text",
    "tags",
  ])
  func isOfUseInFortyColumns(name: String) throws {
    let scenario = try #require(Self.scenarios.first { $0.name == name })
    try Golden.check(frame(scenario, "40x20").golden, "\(name)-40x20.txt")
  }

  @Test(arguments: scenarios, ["60x20", "80x24", "120x36"])
  func looksAsKept(scenario: Scenario, size: String) throws {
    try Golden.check(frame(scenario, size).golden, "\(scenario.name)-\(size).txt")
  }

  /// The smallest screens, and the odd ones between them.
  @Test(arguments: scenarios, ["1x1", "0x0", "40x10", "39x200", "300x10", "110x11", "2x50"])
  func drawsAnySize(scenario: Scenario, size: String) throws {
    #expect(try frame(scenario, size).size == Size(size))
  }

  @Test(arguments: scenarios) func looksTheSameAfterItWasTiny(scenario: Scenario) throws {
    var dump = dump(scenario, "80x24")
    for action in scenario.news { dump.apply(action) }
    dump.type(try KeyScript(scenario.keys + "<Size:1x1><Size:300x80><Size:80x24>"))
    #expect(dump.frame.text == (try frame(scenario, "80x24").text))
  }

  private func frame(_ scenario: Scenario, _ size: String) throws -> Frame {
    var dump = dump(scenario, size)
    for action in scenario.news { dump.apply(action) }
    dump.type(try KeyScript(scenario.keys))
    return dump.frame
  }

  private func dump(_ scenario: Scenario, _ size: String) -> ScreenDump {
    let jobs = scenario.hasJobs ? scenario.jobs ?? SampleLibrary(now: Pilot.noon).jobs : []
    return ScreenDump(
      StudioState(
        size: Size(size) ?? .zero, models: ModelCatalog().models, access: scenario.access,
        run: "run", now: Pilot.noon, timeZone: .gmt),
      jobs: jobs, isQueuePaused: scenario.isQueuePaused)
  }
}
