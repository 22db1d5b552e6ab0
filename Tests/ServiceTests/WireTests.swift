import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import TestSupport
import Testing

@testable import Service

/// The service over real connections, where libcurl has ideas of its own.
@Suite(.timeLimit(.minutes(5))) struct WireTests {
  /// A server and a service that asks it, for as long as the body runs.
  private func connected(
    _ body: (JobService, JobStore, SimulatedAPI) async throws -> Void
  ) async throws {
    let folder = "/dev/shm/service-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let api = try SimulatedAPI(.init(speed: 100))
    let server = SimulatedServer(api: api)
    let origin = "http://127.0.0.1:\(try await server.start())"
    let client = APIClient(
      origins: try #require(Origins(api: origin)), key: try #require(APIKey(World.key)),
      transport: CurlTransport(userAgent: "dailies/test"))
    let store = try JobStore(folder: folder)
    let service = try JobService(
      store: store, catalog: World.models, account: Account(origin: origin, client: client),
      clipsFolder: folder + "/clips")
    do {
      try await body(service, store, api)
    } catch {
      Issue.record(error)
    }
    await service.stop()
    await server.stop()
  }

  @Test(arguments: ["dropped-before", "dropped-after"], Contract.allCases)
  func aWarmConnectionThatDiesIsOnePostAndAnUnknownEnd(
    story: String, contract: Contract
  ) async throws {
    try await connected { service, store, api in
      // The connection of this question is kept, and libcurl would gladly use it again: a POST on a
      // connection that turns out dead it repeats by itself.
      #expect(try await service.credits().get().total == 25)
      let job = try await service.submit(
        World.draft("[\(story)] a fox"), token: "press", contract: contract)
      try await eventually("the answer is lost, and perhaps found again") {
        try [.unknown, .done].contains(store.job(job.id)?.state)
      }
      #expect(api.posts.count == 1)
      let state = try store.job(job.id)?.state
      #expect(story == "dropped-before" ? state == .unknown : state != nil)
    }
  }

  @Test(arguments: Contract.allCases)
  func aWholeLifeOverTheWire(contract: Contract) async throws {
    try await connected { service, store, api in
      let job = try await service.submit(World.draft(), token: "press", contract: contract)
      try await eventually("the clip is saved") { try store.job(job.id)?.state == .done }
      let clip = try #require(try store.job(job.id)?.clip)
      #expect(try Data(contentsOf: URL(filePath: clip.path)).count == clip.bytes)
      #expect(api.posts.count == 1)
      #expect(api.leakedKeys == 0)
    }
  }
}
