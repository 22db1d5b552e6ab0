import Foundation
import GRDB
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Synchronization
import TestSupport
import Testing

@testable import History
@testable import Service

/// A user's machine and the provider, for one test: a library, a service, and a simulated API in the same
/// process, all in the time of one clock.
final class World: Sendable {
  static let models = ModelCatalog()
  static let host = "http://127.0.0.1:9"
  static let key = "SG_0123456789abcdef"

  let folder: String
  let clock = ManualClock()
  let api: SimulatedAPI
  let transport: SimulatorTransport
  let store: JobStore
  let catalog: ModelCatalog
  let service: JobService
  let allowance = Allowance()
  /// Seconds by which the provider's clock is ahead of the one here.
  private let providerIsAhead: Double

  init(
    _ stories: Story..., catalog: ModelCatalog = World.models, balance: Double = 25,
    providerIsAhead ahead: Double = 0
  ) throws {
    providerIsAhead = ahead
    // In memory: every change of a job is made durable, and a test makes hundreds.
    self.folder = "/dev/shm/service-" + UUID().uuidString
    self.catalog = catalog
    api = try SimulatedAPI(.init(stories: stories, balance: balance))
    transport = SimulatorTransport(api, clock: clock.service(ahead: ahead))
    store = try Self.newLibrary(self.folder)
    service = try Self.service(store, catalog, transport, clock, self.folder, allowance)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A library of which nothing but the making is spared: its empty file is made once.
  private static func newLibrary(_ folder: String) throws -> JobStore {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try emptyLibrary.get().write(to: URL(filePath: folder + LibraryHealth.database))
    try LibraryHealth(folder: folder).note(.sound)
    return try JobStore(folder: folder)
  }

  private static let emptyLibrary = Result {
    let folder = "/dev/shm/service-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // All of it in the one file, and nothing in the log beside it.
    let database = try JobStore(folder: folder).database
    _ = try database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    try database.close()
    return try Data(contentsOf: URL(filePath: folder + LibraryHealth.database))
  }

  private static func service(
    _ store: JobStore, _ catalog: ModelCatalog, _ transport: any Transport, _ clock: ManualClock,
    _ folder: String, _ allowance: Allowance, key: String = World.key, origin: String = World.host
  ) throws -> JobService {
    try JobService(
      store: store, catalog: catalog, account: account(transport, key: key, origin: origin),
      clipsFolder: folder + "/clips", clock: clock.service,
      caps: { allowance.caps.withLock(\.self) })
  }

  private static func account(
    _ transport: any Transport, key: String, origin: String
  ) throws -> Account {
    let client = APIClient(
      origins: try #require(Origins(api: origin)), key: try #require(APIKey(key)),
      transport: transport)
    return Account(origin: origin, client: client)
  }

  /// The user's account, for a service with another library.
  func account() throws -> Account {
    try Self.account(transport, key: Self.key, origin: Self.host)
  }

  /// Another program on the same library, with connections of its own.
  func anotherService(key: String = World.key, origin: String = World.host) throws -> JobService {
    try Self.service(
      try JobStore(folder: folder), catalog, transport, clock, folder, allowance, key: key,
      origin: origin)
  }

  /// The same with requests of its own, which can be told from those of the first; it lives in the time of
  /// `clock`, and while that stands still it is as a process that was stopped.
  func anotherService(
    _ clock: ManualClock
  ) throws -> (service: JobService, transport: SimulatorTransport) {
    let transport = SimulatorTransport(api, clock: clock.service)
    let store = try JobStore(folder: folder)
    return (try Self.service(store, catalog, transport, clock, folder, allowance), transport)
  }

  /// Who has the lease now.
  func lease() throws -> Lease {
    let fingerprint = try #require(APIKey(Self.key)).fingerprint
    return try store.lease(origin: Self.host, keyFingerprint: fingerprint)
  }

  /// Another takes the lease, as it would from a process that was stopped.
  func takeLease(_ owner: String = "another") throws {
    _ = try #require(try store.take(lease(), owner: owner))
  }

  // MARK: What a user does

  /// A p-video draft that is complete.
  static func draft(_ prompt: String = "a fox", seed: Int = 7) -> Draft {
    Draft(
      model: "p-video",
      values: [
        "prompt": .text(prompt), "aspect_ratio": "16:9", "duration": 5, "seed": .integer(seed),
      ]
    )
  }

  @discardableResult
  func submit(
    _ draft: Draft = World.draft(), _ contract: Contract = .v2, token: String = UUID().uuidString
  ) async throws -> Job {
    try await service.submit(draft, token: token, contract: contract)
  }

  /// The job as the library has it.
  func job(_ id: String) throws -> Job { try #require(try store.job(id)) }

  var jobs: [Job] {
    get throws { try store.jobs(in: Set(JobState.allCases)) }
  }

  /// How many times a generation was sent.
  var posts: Int { api.posts.count }

  // MARK: Time

  /// Where time passes: a world that looks whether everything waits keeps others from working, and there are hundreds.
  private static let lanes = Lanes(4)

  /// Lets time pass, from one moment at which everything waits to the next, till the condition holds then.
  /// It is an issue where nothing goes on any more before it does.
  func run(
    _ others: JobService..., until condition: () throws -> Bool = { false },
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await Self.lanes.pass {
      try await pass(others, until: condition, sourceLocation: sourceLocation)
    }
  }

  private func pass(
    _ others: [JobService], until condition: () throws -> Bool, sourceLocation: SourceLocation
  ) async throws {
    var looks = 0
    let limit = ContinuousClock.now + .seconds(180)
    while ContinuousClock.now < limit {
      // The sleepers first: a task that ends meanwhile is then at worst taken for one that works.
      let sleeping = clock.sleeping
      let going = ([service] + others).reduce(0) { $0 + $1.taskCount }
      guard sleeping == going else {
        // Somebody is at work in this very moment, and mostly done with it when all have had their turn.
        looks += 1
        if looks % 8 == 0 {
          try await Task.sleep(for: .milliseconds(1))
        } else {
          await Task.yield()
        }
        continue
      }
      looks = 0
      if try condition() { return }
      guard clock.jump() else { return }
    }
    Issue.record("it did not come to rest", sourceLocation: sourceLocation)
  }

  /// Submits and lets everything that follows from it happen.
  func make(_ draft: Draft = World.draft(), _ contract: Contract = .v2) async throws -> Job {
    let submitted = try await submit(draft, contract)
    try await run()
    return try job(submitted.id)
  }

  // MARK: What happened before

  /// The body that a complete p-video draft is sent with.
  static func body(_ draft: Draft = World.draft()) throws -> String {
    let schema = try #require(models[draft.model])
    return RequestBody.value(schema, draft.values).json
  }

  /// The provider took a generation that our library knows nothing of; its request id.
  func providerTakes(_ body: String) throws -> String {
    let request = SimulatedRequest(
      method: "POST", target: Self.host + "/v2/p-video",
      headers: ["x-api-key": Self.key, "content-type": "application/json"], body: Data(body.utf8))
    guard
      case .reply(let reply) = api.answer(request, at: clock.service(ahead: providerIsAhead).now())
    else { return "" }
    return try #require(try Value(json: reply.body)["request_id"]?.text)
  }

  /// Stores a job of a process that has ended, as it left it.
  func leave(
    _ changes: JobChange..., id: String = "job0000001", contract: Contract = .v2,
    draft: Draft = World.draft(), files: [String: String] = [:], owner: String = "a dead process",
    origin: String = World.host, key: String = World.key
  ) throws {
    let job = Job(
      id: id, token: id, model: draft.model, contract: contract, values: draft.values,
      seed: draft.values["seed"]?.integer, files: files, origin: origin,
      keyFingerprint: try #require(APIKey(key)).fingerprint, estimate: 0.005, owner: owner,
      createdAt: clock.now)
    _ = try store.insert([job])
    for change in changes { _ = try #require(try store.apply(change, to: id)) }
  }

  /// The claim of a process that has ended.
  func claimed(_ body: String? = nil) throws -> JobChange {
    .claimed(body: try body ?? Self.body(), owner: "a dead process", at: clock.now)
  }

  static func accepted(_ requestID: String) -> JobChange {
    .accepted(requestID: requestID, statusURL: nil, responseURL: nil, reply: nil)
  }

  // MARK: What is left

  var clips: String { folder + "/clips" }

  /// Names in the folder of the clips, those of parts too.
  var files: [String] {
    regularFiles(below: clips).map { URL(filePath: $0).lastPathComponent }
  }

  func sidecar(_ job: Job) throws -> Value {
    let name = try #require(files.first { $0.hasSuffix("_\(job.id).json") })
    return try Value(json: Data(contentsOf: URL(filePath: clips + "/" + name)))
  }

  /// Requests to a path that ends so.
  func requests(_ ending: String) -> [SimulatorTransport.Sent] {
    ending.isEmpty ? transport.sent : transport.sent.filter { $0.path.hasSuffix(ending) }
  }

  // MARK: Trouble

  /// From now on the disk refuses to store a job in that state.
  func breakDisk(for state: JobState) throws {
    try edit(
      """
      CREATE TRIGGER broken BEFORE UPDATE OF state ON job WHEN NEW.state = '\(state.rawValue)'
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
      """)
  }

  func mendDisk() throws { try edit("DROP TRIGGER broken") }

  func edit(_ sql: String) throws {
    try store.database.write { db in try db.execute(sql: sql) }
  }
}
