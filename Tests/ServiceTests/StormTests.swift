import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import Simulator
import TestSupport
import Testing

@testable import Service

/// Many jobs, one request in ten going wrong, three programs on the library and two of them killed now and
/// then: every clip is saved, and none is paid for twice.
///
/// `swift test` makes it a small one; `.ci/storm` a big one.
@Suite(.timeLimit(.minutes(30))) struct StormTests {
  static let jobs =
    ProcessInfo.processInfo.environment["DAILIES_STORM"].flatMap { Int($0) } ?? 30

  @Test func everythingIsSavedAndNothingTwice() async throws {
    let storm = try await Storm(jobs: Self.jobs)
    do {
      try await storm.rage()
      try await storm.passes()
      try storm.check()
    } catch {
      Issue.record(error)
    }
    await storm.clear()
  }
}

/// The sea, the ships and who watches them.
private final class Storm {
  private let count: Int
  private let folder = "/dev/shm/storm-" + UUID().uuidString
  private let api: SimulatedAPI
  private let weather = Weather(seed: 4, oneIn: 10)
  private let server: SimulatedServer
  private let origin: String
  private let store: JobStore
  /// The program that is not killed; the person sits before this one.
  private let service: JobService
  private var programs: [StartedProgram] = []

  init(jobs: Int) async throws {
    count = jobs
    api = try SimulatedAPI(.init(speed: 20, balance: 1000))
    server = SimulatedServer(api: api, weather: weather)
    origin = "http://127.0.0.1:\(try await server.start())"
    store = try JobStore(folder: folder)
    service = try JobService(
      store: store, catalog: World.models,
      account: Account(
        origin: origin,
        client: APIClient(
          origins: try #require(Origins(api: origin)), key: try #require(APIKey("SG_storm")),
          transport: CurlTransport(userAgent: "storm"))),
      clipsFolder: folder + "/clips")
  }

  /// Kills one of the two and starts it anew, each time after so many requests.
  func rage() async throws {
    let share = count / 3
    let shares = [1...share, (share + 1)...(2 * share)]
    for share in shares { programs.append(try await launch(share)) }
    try await service.start()
    for number in (2 * share + 1)...count { try await submit(number, "storm \(number)") }
    for kill in 1...6 {
      let requests = kill * count / 2
      try await eventually("request \(requests)") {
        try weather.requests >= requests || areAllSaved
      }
      let one = kill % 2
      await programs[one].kill()
      programs[one] = try await launch(shares[one])
    }
  }

  /// Waits till every job is saved. What was never made is submitted again: by the person, who alone may,
  /// and who knows it from the provider.
  func passes() async throws {
    try await eventually("every clip is saved") {
      for job in try open() {
        if job.pause != nil { await service.goOn(job.id) }
        guard job.state == .unknown, times(job.body ?? "") == 0 else { continue }
        guard await service.treatAsLost(job.id), let number = job.seed else { continue }
        try await submit(number, "storm \(number), after \(job.id)")
      }
      return try areAllSaved
    }
  }

  func check() throws {
    let saved = try store.jobs(in: [.done])
    #expect(Set(saved.compactMap(\.seed)) == Set(1...count))
    #expect(saved.count == count)
    #expect(try open().isEmpty, "no job is stuck")
    #expect(api.accepted.count == count, "each was made once")
    #expect(Set(api.accepted.compactMap { $0["seed"]?.integer }) == Set(1...count))
    for job in saved {
      let original = SampleClips.embedded(for: ClipOrder(prompt: "", seed: job.seed ?? 0))
      #expect(FileManager.default.contents(atPath: job.clip?.path ?? "") == original)
    }
    let files = regularFiles(below: folder + "/clips")
    #expect(files.count { $0.hasSuffix(".mp4") } == count)
    #expect(files.filter { $0.contains(".part") } == [])
  }

  func clear() async {
    for program in programs { await program.kill() }
    await service.stop()
    await server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  // MARK: -

  private func launch(_ numbers: ClosedRange<Int>) async throws -> StartedProgram {
    try await StartedProgram(
      Program.path(of: "StormProgram"),
      [folder, origin, "\(numbers.lowerBound)", "\(numbers.upperBound)"])
  }

  private func submit(_ number: Int, _ token: String) async throws {
    var draft = World.draft("storm \(number)", seed: number)
    draft.values["duration"] = 5
    _ = try await service.submit(
      draft, token: token, contract: number.isMultiple(of: 5) ? .v1 : .v2)
  }

  private var areAllSaved: Bool {
    get throws { Set(try store.jobs(in: [.done]).compactMap(\.seed)).count == count }
  }

  private func open() throws -> [Job] {
    try store.jobs(in: Set(JobState.allCases.filter(\.isOpen) + [.unknown]))
  }

  /// How often the provider has made this.
  private func times(_ body: String) -> Int {
    let seed = (try? Value(json: Data(body.utf8)))?["seed"]?.integer
    return api.accepted.count { $0["seed"]?.integer == seed }
  }
}
