import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import Simulator

/// The simulated service, and jobs of the library that it has.
final class Provider {
  static let key = "SG_0123456789abcdef"

  let address: String
  private let api: SimulatedAPI
  private let server: SimulatedServer

  /// - Parameter speed: how many times faster than the real one it computes.
  init(speed: Double) async throws {
    api = try SimulatedAPI(.init(speed: speed, balance: 100_000))
    server = SimulatedServer(api: api)
    address = "http://127.0.0.1:\(try await server.start())"
  }

  deinit { Task { [server] in await server.stop() } }

  /// Gives the service so many jobs, and stores them as the program does that sent them and was left.
  func open(_ count: Int, in folder: String) throws {
    let store = try JobStore(folder: folder)
    guard let key = APIKey(Self.key) else { throw Trouble("no key") }
    let jobs = (0..<count).map { Job.sample($0, origin: address, key: key) }
    _ = try store.insert(jobs)
    for job in jobs {
      let changes: [JobChange] = [
        .uploadStarted, .claimed(body: "{}", owner: "bench", at: Date()), try accept(job),
      ]
      for change in changes { _ = try store.apply(change, to: job.id) }
    }
  }

  private func accept(_ job: Job) throws -> JobChange {
    struct Accepted: Decodable {
      let requestId: String
      let statusUrl: String
      let responseUrl: String
    }
    let body = #"{"prompt":"take \#(job.index)","seed":\#(job.index)}"#
    let request = SimulatedRequest(
      method: "POST", target: "\(address)/v2/\(job.model)",
      headers: ["x-api-key": Self.key, "content-type": "application/json"], body: Data(body.utf8))
    guard case .reply(let reply) = api.answer(request, at: Date()), reply.status < 300 else {
      throw Trouble("the simulator refused a job")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let accepted = try decoder.decode(Accepted.self, from: reply.body)
    return .accepted(
      requestID: accepted.requestId, statusURL: accepted.statusUrl,
      responseURL: accepted.responseUrl, reply: "{}")
  }
}

extension Job {
  /// One of many that differ in their number.
  static func sample(_ number: Int, origin: String, key: APIKey) -> Job {
    let id = String(number, radix: 16)
    return Job(
      id: String(repeating: "0", count: 12 - id.count) + id, token: "bench", index: number,
      model: "p-video", contract: .v2,
      values: ["prompt": .text("take \(number)"), "seed": .integer(number)], seed: number,
      origin: origin, keyFingerprint: key.fingerprint, estimate: 0.005, owner: "bench",
      createdAt: Date())
  }
}
