import Foundation
import Simulator
import Testing

/// Someone with a key who talks to the simulated service, at times that the test chooses.
struct Customer {
  let api: SimulatedAPI
  var now = Date(timeIntervalSince1970: 1_790_000_000)
  var key: String? = "SG_0123456789abcdef"

  static let cat: JSON = ["prompt": "a cat", "seed": 7]
  static let dance: JSON = [
    "image": "https://example.com/face.jpg", "video": "https://example.com/dance.mp4", "seed": 7,
  ]

  init(_ stories: Story..., balance: Double = 25, speed: Double = 1, folder: URL? = nil) throws {
    api = try SimulatedAPI(
      .init(stories: stories, speed: speed, balance: balance, folder: folder))
  }

  mutating func pass(_ seconds: Double) { now.addTimeInterval(seconds) }

  func post(_ target: String, _ body: JSON, headers: [String: String] = [:]) throws
    -> SimulatedReply
  {
    try reply("POST", target, body: body.bytes, headers: headers)
  }

  func get(_ target: String, headers: [String: String] = [:]) throws -> SimulatedReply {
    try reply("GET", target, headers: headers)
  }

  /// The answer that is ready now; it is an issue when the service makes the customer wait.
  func reply(
    _ method: String, _ target: String, body: Data = Data(), headers: [String: String] = [:]
  ) throws -> SimulatedReply {
    guard case .reply(let reply) = answer(method, target, body: body, headers: headers) else {
      throw Surprise.wait
    }
    return reply
  }

  func answer(
    _ method: String, _ target: String, body: Data = Data(), headers: [String: String] = [:]
  ) -> SimulatedAPI.Answer {
    var all = ["host": "sim.test", "content-type": "application/json"]
    if !target.hasPrefix("/generations"), !target.hasPrefix("/assets") { all["x-api-key"] = key }
    all.merge(headers) { $1 }
    return api.answer(
      SimulatedRequest(method: method, target: target, headers: all, body: body), at: now)
  }

  /// Submits through v2 and returns the request id.
  func submit(_ slug: String = "p-video", _ body: JSON = cat) throws -> String {
    let reply = try post("/v2/\(slug)", body)
    #expect(reply.status == 200, "\(reply.text)")
    return try #require(reply.json["request_id"]?.text)
  }

  /// Submits through v1 and waits, in the customer's time, for the answer.
  mutating func make(_ slug: String = "p-video", _ body: JSON = cat) throws -> SimulatedReply {
    switch answer("POST", "/v1/\(slug)", body: body.bytes) {
    case .reply(let reply): return reply
    case .later(let waiting, let date):
      now = date
      guard case .reply(let reply) = api.resume(waiting, at: now) else { throw Surprise.wait }
      return reply
    }
  }

  func status(_ id: String) throws -> SimulatedReply { try get("/v2/requests/\(id)/status") }

  func result(_ id: String) throws -> SimulatedReply { try get("/v2/requests/\(id)") }

  func history(_ query: String = "") throws -> [JSON] {
    let reply = try get("/inference-request/request-history?\(query)")
    #expect(reply.status == 200, "\(reply.text)")
    return try #require(reply.json["generations"]?.list)
  }

  /// The path of the one clip that a result names.
  func clip(of id: String) throws -> String {
    let url = try #require(try result(id).json["output"]?.text)
    return String(url.dropFirst("http://sim.test".count))
  }

  enum Surprise: Error { case wait }
}

extension SimulatedReply {
  var json: JSON { JSON(body) ?? .null }
  var text: String { String(decoding: body, as: UTF8.self) }
  var error: String? { json["error"]?.text }
  var isVideo: Bool { body.dropFirst(4).prefix(4) == Data("ftyp".utf8) }
}
