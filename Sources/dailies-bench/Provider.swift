import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import Service
import Simulator
import Synchronization

/// The simulated service, and jobs of the library that it has.
final class Provider {
  static let key = "SG_0123456789abcdef"
  /// Of somebody else, whose jobs nobody here may ask about.
  static let otherKey = "SG_fedcba9876543210"

  let address: String
  private let api: SimulatedAPI
  private let server: SimulatedServer
  private let ears: Ears
  private var opened = 0

  /// Hears what is asked, on the server's threads.
  private final class Ears: Sendable {
    private let tally = Mutex(RequestTally())

    func hear(_ request: SimulatedRequest, _ status: Int, at now: Date) {
      // What is sent is not counted: the bench gives away most jobs by itself.
      guard request.method == "GET" else { return }
      tally.withLock { $0.note(request.path, status, at: now.timeIntervalSinceReferenceDate) }
    }

    func take() -> RequestTally {
      tally.withLock { tally in
        defer { tally = RequestTally() }
        return tally
      }
    }
  }

  /// - Parameter speed: how many times faster than the real one it computes.
  init(speed: Double) async throws {
    let ears = Ears()
    self.ears = ears
    api = try SimulatedAPI(.init(speed: speed, balance: 100_000)) { request, status, now in
      ears.hear(request, status, at: now)
    }
    server = SimulatedServer(api: api)
    address = "http://127.0.0.1:\(try await server.start())"
  }

  deinit { Task { [server] in await server.stop() } }

  /// What it was asked over the line since it was asked for this last.
  func takeTally() -> RequestTally { ears.take() }

  /// What was sent over the line to the model that takes as long as it is told: so many milliseconds, and when.
  var posts: [(sleep: Int, sent: Double)] {
    api.posts.compactMap { post in
      post.body?["sleep"]?.double.map {
        (Int(($0 * 1000).rounded()), post.receivedAt.timeIntervalSinceReferenceDate)
      }
    }
  }

  /// Gives the service so many jobs more, and stores them as the program does that sent them and was left.
  ///
  /// - Parameters:
  ///   - age: seconds since each of them was sent.
  ///   - areFinished: of each it is known already where its clip is.
  /// - Returns: their ids.
  @discardableResult
  func open(
    _ count: Int, in folder: String, age: Double = 0, areFinished: Bool = false,
    key: String = Provider.key
  ) throws -> [String] {
    let store = try JobStore(folder: folder)
    guard let key = APIKey(key) else { throw Trouble("no key") }
    let date = Date() - age
    let jobs = try (opened..<opened + count).map { number in
      let job = Job.sample(number, press: opened, origin: address, key: key)
      let accepted = try accept(job, at: date)
      var changes: [JobChange] = [
        .uploadStarted, .claimed(body: "{}", owner: "bench", at: date),
        .accepted(
          requestID: accepted.requestId, statusURL: accepted.statusUrl,
          responseURL: accepted.responseUrl, reply: "{}"),
      ]
      if areFinished { changes.append(try finished(accepted)) }
      return changes.reduce(job) { $1.apply(to: $0) ?? $0 }
    }
    // In one transaction, so that all are of the same age, however slow the disk is.
    _ = try store.insert(jobs)
    opened += count
    return jobs.map(\.id)
  }

  /// Stores jobs of an earlier day, from which is learnt how long others take.
  func remember(_ latency: LogNormal, in folder: String) throws {
    guard let key = APIKey(Self.key) else { throw Trouble("no key") }
    let seconds = PollingCase.jobs(of: latency, Latency.mostJobs, seed: 9)
    let jobs = seconds.enumerated().map { place, seconds in
      let number = opened + place
      let job = Job.sample(number, press: opened, origin: address, key: key)
      let date = Date() - 86_400
      let changes: [JobChange] = [
        .uploadStarted, .claimed(body: "{}", owner: "bench", at: date),
        .accepted(requestID: "past\(number)", statusURL: nil, responseURL: nil, reply: nil),
        .completed(outputURL: "u", cost: 0.005, seed: nil, reply: nil),
        .saved(Clip(path: "/clip.mp4", bytes: 12), at: date + seconds),
      ]
      return changes.reduce(job) { $1.apply(to: $0) ?? $0 }
    }
    _ = try JobStore(folder: folder).insert(jobs)
    opened += jobs.count
  }

  private struct Accepted: Decodable {
    let requestId: String
    let statusUrl: String
    let responseUrl: String
  }

  private func accept(_ job: Job, at date: Date) throws -> Accepted {
    let body = #"{"prompt":"take \#(job.index)","seed":\#(job.index)}"#
    return try answer("POST", "\(address)/v2/\(job.model)", Data(body.utf8), at: date)
  }

  private func finished(_ job: Accepted) throws -> JobChange {
    struct Finished: Decodable { let output: String }
    let answer: Finished = try answer("GET", job.responseUrl, Data(), at: Date())
    return .completed(outputURL: answer.output, cost: 0.005, seed: nil, reply: "{}")
  }

  /// What the service says without a line between.
  private func answer<Answer: Decodable>(
    _ method: String, _ url: String, _ body: Data, at date: Date
  ) throws -> Answer {
    let request = SimulatedRequest(
      method: method, target: url,
      headers: ["x-api-key": Self.key, "content-type": "application/json"], body: body)
    guard case .reply(let reply) = api.answer(request, at: date), reply.status < 300 else {
      throw Trouble("the simulator refused a job")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Answer.self, from: reply.body)
  }
}

extension Job {
  /// One of many that differ in their number.
  static func sample(_ number: Int, press: Int, origin: String, key: APIKey) -> Job {
    let id = String(number, radix: 16)
    return Job(
      id: String(repeating: "0", count: 12 - id.count) + id, token: "bench\(press)", index: number,
      model: "p-video", contract: .v2,
      values: ["prompt": .text("take \(number)"), "seed": .integer(number)], seed: number,
      origin: origin, keyFingerprint: key.fingerprint, estimate: 0.005, owner: "bench",
      createdAt: Date())
  }
}
