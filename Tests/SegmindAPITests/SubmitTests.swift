import Foundation
import Jobs
import Schema
import Synchronization
import Testing

@testable import SegmindAPI

@Suite struct SubmitTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private func submit(
    _ contract: Contract, _ step: ScriptedTransport.Step,
    onHead: @Sendable (SubmitHead) async -> Void = { _ in }
  ) async throws -> SubmitAnswer {
    let transport = ScriptedTransport(step)
    let answer = try await client(transport).submit(
      contract: contract, slug: "p-video", body: #"{"prompt":"a fox"}"#,
      partFile: folder.file("clip.part"), limit: 900, onHead: onHead)
    #expect(transport.requests.count == 1, "one call is one POST")
    return answer
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let contract: Contract
    let step: ScriptedTransport.Step
    let outcome: String
    var testDescription: String { name }

    init(_ name: String, _ contract: Contract, _ step: ScriptedTransport.Step, _ outcome: String) {
      (self.name, self.contract, self.step, self.outcome) = (name, contract, step, outcome)
    }
  }

  static let html = ["Content-Type": "text/html"]
  static let json = ["Content-Type": "application/json"]

  static let table: [Row] = [
    Row("2xx with an id", .v2, .answer(200, json, #"{"request_id":"r1"}"#), "accepted r1"),
    Row("any 2xx", .v2, .answer(202, json, #"{"request_id":"r1"}"#), "accepted r1"),
    Row("an id that is a number", .v2, .answer(200, json, #"{"request_id":7}"#), "accepted 7"),
    Row("2xx without an id", .v2, .answer(200, json, #"{"status":"QUEUED"}"#), "lost maybe"),
    Row("2xx with a blank id", .v2, .answer(200, json, #"{"request_id":" "}"#), "lost maybe"),
    Row(
      "v2 takes no id from a header", .v2, .answer(200, ["X-Request-Id": "r1"], "{}"), "lost maybe"),
    Row("2xx without a body", .v2, .answer(204), "lost maybe"),
    Row("2xx cut in its JSON", .v2, .answer(200, json, #"{"request_id":"r"#), "lost maybe"),
    Row("2xx HTML", .v2, .answer(200, html, "<html><p>Welcome"), "lost maybe"),
    Row(
      "2xx HTML on v1 with an id in the header", .v1,
      .answer(200, ["Content-Type": "text/html", "x-request-id": "r9"], "<html>"), "accepted r9"),
    Row(
      "v1 JSON broken off, id in the header", .v1,
      .cut(200, ["Content-Type": "application/json", "x-request-id": "r9"], "{"), "accepted r9"),
    Row("2xx HTML on v1", .v1, .answer(200, html, "<html><p>Welcome"), "lost maybe"),
    Row("2xx broken off", .v2, .cut(200, json, #"{"request_id":"r1"#), "lost maybe"),
    Row(
      "v1 JSON with an id and no output", .v1, .answer(200, json, #"{"request_id":"r1"}"#),
      "accepted r1"),
    Row(
      "v1 JSON without output, id in the header", .v1,
      .answer(200, ["Content-Type": "application/json", "x-request-id": "r9"], "{}"), "accepted r9"),
    Row("v1 JSON with neither", .v1, .answer(200, json, "{}"), "lost maybe"),

    Row("400", .v2, .answer(400, json, #"{"error":"bad"}"#), "refused bad_request no"),
    Row(
      "401", .v2, .answer(401, json, #"{"error":"Unauthorized"}"#), "refused key_refused no, pauses"
    ),
    Row("402", .v2, .answer(402, json, #"{"error":"no"}"#), "refused out_of_credits no, pauses"),
    Row("403", .v2, .answer(403), "refused forbidden no"),
    Row("404", .v2, .answer(404), "refused no_such_model no"),
    Row(
      "405 in HTML", .v2, .answer(405, html, "<h1>Method Not Allowed</h1>"),
      "refused no_such_model no"),
    Row("410", .v2, .answer(410), "refused retired no"),
    Row("413 in HTML", .v1, .answer(413, html, "<html>Too large"), "refused too_large no"),
    Row("415", .v2, .answer(415), "refused bad_request no"),
    Row("422", .v2, .answer(422, json, #"{"detail":"bad"}"#), "refused bad_request no"),
    Row(
      "a refusal whose words were cut", .v2, .cut(401, json, #"{"err"#),
      "refused key_refused no, pauses"),
    Row(
      "406 credits", .v1,
      .answer(406, json, #"{"error":"Insufficient credits. You have 0.0 credits."}"#),
      "refused out_of_credits no, pauses"),
    Row(
      "406 content type", .v1, .answer(406, json, #"{"error":"Invalid content type"}"#),
      "refused protocol_mismatch no"),
    Row(
      "406 team", .v1, .answer(406, json, #"{"error":"Team spending limit reached"}"#),
      "refused forbidden no"),
    Row(
      "406 value", .v1, .answer(406, json, #"{"error":"duration must be one of 5, 8"}"#),
      "refused bad_request no"),
    Row("406 without words", .v1, .answer(406), "refused out_of_credits no, pauses"),

    Row("429", .v2, .answer(429, ["Retry-After": "7"]), "limited 7.0 no"),
    Row(
      "v1 500 with a JSON error", .v1, .answer(500, json, #"{"error":"bad value"}"#),
      "refused bad_request no"),
    Row(
      "v1 500 by the content filter", .v1,
      .answer(500, json, #"{"error":"blocked by the content safety filter"}"#),
      "refused blocked no"),
    Row("v1 500 with JSON and no error", .v1, .answer(500, json, "{}"), "lost maybe"),
    Row("v1 500 in HTML", .v1, .answer(500, html, "<html>Oops"), "lost maybe"),
    Row(
      "v2 500 with a JSON error", .v2, .answer(500, json, #"{"error":"bad value"}"#), "lost maybe"),
    Row("502 in HTML", .v2, .answer(502, html, "<html>Bad Gateway"), "lost maybe"),
    Row("503", .v1, .answer(503, json, #"{"error":"busy"}"#), "lost maybe"),
    Row("504", .v1, .answer(504), "lost maybe gateway_timeout"),
    Row("a status nobody documented", .v2, .answer(409), "lost maybe"),
    Row("a redirect", .v2, .answer(307, ["Location": "https://elsewhere.example/"]), "lost maybe"),
    Row("silence after sending", .v2, .fails(.lost("reset")), "lost maybe"),
    Row("never sent", .v2, .fails(.notSent("no route")), "not sent no"),
  ]

  @Test(arguments: table)
  func everyAnswerMeansWhatTheTableSays(row: Row) async throws {
    let answer = try await submit(row.contract, row.step)
    let outcome =
      switch answer {
      case .accepted(let id, _, _, _): "accepted \(id)"
      case .refused(let why, let pauses):
        "refused \(why.code.rawValue) \(why.charged.rawValue)" + (pauses ? ", pauses" : "")
      case .rateLimited(let seconds, let why): "limited \(seconds) \(why.charged.rawValue)"
      case .lost(let why):
        "lost \(why.charged.rawValue)" + (why.code == .answerLost ? "" : " \(why.code.rawValue)")
      case .notSent(let why): "not sent \(why.charged.rawValue)"
      case .clip, .clipCutShort, .finished: "\(answer)"
      }
    #expect(outcome == row.outcome)
  }

  @Test func theUrlsOfAnAcceptedJobAreHandedOn() async throws {
    let reply = #"{"request_id":"r1","status_url":"http://a/s","response_url":"http://a/r"}"#
    let answer = try await submit(.v2, .answer(200, Self.json, reply))
    #expect(
      answer
        == .accepted(
          requestID: "r1", statusURL: "http://a/s", responseURL: "http://a/r", reply: reply))
  }

  @Test func v1TellsWhatItKnowsBeforeItsClip() async throws {
    let head = Mutex<SubmitHead?>(nil)
    let part = folder.path + "/clip.part"
    let headers = [
      "Content-Type": "video/mp4", "X-Request-Id": "r1", "X-Cost": "0.005", "X-Seed-Value": "12345",
      "Date": "Sat, 21 Nov 2026 01:00:00 GMT",
    ]
    let answer = try await submit(.v1, .answer(200, headers, "clip")) { told in
      #expect(content(part) == nil, "nothing of the clip was read yet")
      head.withLock { $0 = told }
    }
    #expect(answer == .clip(bytes: 4, sha256: ContentHash.hex(of: Data("clip".utf8))))
    #expect(content(part) == Data("clip".utf8))
    let told = try #require(head.withLock { $0 })
    #expect(told.requestID == "r1")
    #expect(told.cost == 0.005)
    #expect(told.seed == 12345)
    #expect(told.date == Date(timeIntervalSince1970: 1_795_222_800))
  }

  @Test func aClipThatBreaksOffIsChargedAndKept() async throws {
    let answer = try await submit(.v1, .cut(200, ["Content-Type": "video/mp4"], "cli"))
    guard case .clipCutShort(3, let why) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(why.charged == .yes)
    #expect(content(folder.path + "/clip.part") == Data("cli".utf8))
  }

  @Test func anAnswerWithoutATypeIsAClipByItsFirstBytes() async throws {
    let clip = "\0\0\0\u{18}ftypisom"
    #expect(
      try await submit(.v1, .answer(200, [:], clip))
        == .clip(bytes: 12, sha256: ContentHash.hex(of: Data(clip.utf8))))
    guard case .lost(let why) = try await submit(.v1, .answer(200, [:], #"{"odd":"answer"}"#))
    else {
      Issue.record("taken for a clip")
      return
    }
    #expect(why.charged == .maybe)
  }

  @Test func v1MayAnswerWithAnAddress() async throws {
    let reply = #"{"output":"https://images.example/a.mp4","seed":"42"}"#
    let headers = ["Content-Type": "application/json", "x-request-id": "r1", "x-cost": "0.3"]
    #expect(
      try await submit(.v1, .answer(200, headers, reply))
        == .finished(
          FinishedGeneration(
            requestID: "r1", outputURL: "https://images.example/a.mp4", cost: 0.3, seed: 42,
            reply: reply)))
  }

  @Test func theRequestIsTheDocumentedOne() async throws {
    let transport = ScriptedTransport(.answer(200))
    let body = #"{"prompt":"é \" / 😀"}"#
    _ = try await client(transport, origin: "https://api.example/v1/").submit(
      contract: .v2, slug: "odd name/../x", body: body, partFile: "", limit: 1, onHead: { _ in })
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://api.example/v2/odd%20name%2F..%2Fx")
    #expect(request.headerLines.contains("x-api-key: " + secret))
    #expect(request.headerLines.contains("Content-Type: application/json"))
    #expect(request.isPaid)
    #expect(request.limits.total == 25, "a v2 answer that is lost is said within 30 seconds")
    guard case .bytes(let sent) = request.body else {
      Issue.record("no body")
      return
    }
    #expect(sent == Data(body.utf8))
  }

  @Test func v1HasNoStallLimitWhileItComputes() async throws {
    let transport = ScriptedTransport(.answer(200))
    _ = try await client(transport).submit(
      contract: .v1, slug: "p-video", body: "{}", partFile: "", limit: 900, onHead: { _ in })
    let limits = try #require(transport.requests.first).limits
    #expect(limits.stallsOnlyInBody)
    #expect(limits.total == 900)
  }

  @Test func theProvidersWordsReachThePerson() async throws {
    let answer = try await submit(
      .v2, .answer(405, Self.html, "<html><head><style>p{}</style></head><h1>Not&nbsp;Allowed</h1>")
    )
    guard case .refused(let why, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(why.providerText == "Not Allowed")
  }
}
