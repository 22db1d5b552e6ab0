import Foundation
import Jobs
import Testing

@testable import SegmindAPI

@Suite struct PollTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let status: Int
    let body: String
    let outcome: String
    var testDescription: String { "\(status) \(body)" }

    init(_ status: Int, _ body: String, _ outcome: String) {
      (self.status, self.body, self.outcome) = (status, body, outcome)
    }
  }

  static let table: [Row] = [
    Row(200, #"{"status":"QUEUED","metrics":{}}"#, "queued"),
    Row(200, #"{"status":"PROCESSING"}"#, "processing"),
    Row(200, #"{"status":"processing"}"#, "processing"),
    Row(200, #"{"status":"WARMING_UP"}"#, "processing"),
    Row(200, #"{"status":"COMPLETED","metrics":{"cost":"0.05"}}"#, "completed 0.05 –"),
    Row(
      200, #"{"status":"COMPLETED","output":"https://i.example/a.mp4"}"#,
      "completed – https://i.example/a.mp4"),
    Row(200, #"{"output":["https://i.example/a.mp4"]}"#, "completed – https://i.example/a.mp4"),
    Row(
      422, #"{"status":"FAILED","error":"Prompt is Mandatory and must be string"}"#,
      "failed generation_failed no"),
    Row(200, #"{"status":"FAILED"}"#, "failed generation_failed no"),
    Row(422, #"{"status":"FAILED","error":"Blocked by RAI filter"}"#, "failed blocked no"),
    Row(422, #"{"status":"FAILED","error":"Content policy violation"}"#, "failed blocked no"),
    Row(422, #"{"status":"FAILED","error":"trail too short"}"#, "failed generation_failed no"),
    Row(422, #"{"error":"unprocessable"}"#, "transient"),
    Row(422, "<html>", "transient"),
    Row(404, #"{"error":"Request r1 not found"}"#, "gone"),
    Row(401, "{}", "key refused"),
    Row(403, "{}", "key refused"),
    Row(429, "{}", "transient"),
    Row(500, #"{"status":"FAILED","error":"oops"}"#, "transient"),
    Row(502, "<html>Bad Gateway</html>", "transient"),
    Row(504, "", "transient"),
    Row(200, "<html>Sign in</html>", "transient"),
    Row(200, "{}", "transient"),
    Row(200, "[]", "transient"),
    Row(200, "", "transient"),
    Row(302, "", "transient"),
  ]

  @Test(arguments: table)
  func onlyTheProvidersVerdictEndsAJob(row: Row) async throws {
    for asksResult in [false, true] {
      let api = try client(ScriptedTransport(.answer(row.status, [:], row.body)))
      let answer =
        asksResult
        ? await api.result(requestID: "r1", responseURL: nil)
        : await api.status(requestID: "r1", statusURL: nil)
      let outcome =
        switch answer {
        case .running(.queued): "queued"
        case .running(.processing): "processing"
        case .completed(let done):
          "completed \(done.cost.map { "\($0)" } ?? "–") \(done.outputURL ?? "–")"
        case .failed(let why, let reply):
          "failed \(why.code.rawValue) \(why.charged.rawValue)" + (reply == row.body ? "" : " ?")
        case .gone: "gone"
        case .refusedKey: "key refused"
        case .transient: "transient"
        }
      #expect(outcome == row.outcome)
    }
  }

  @Test func aLostConnectionEndsNothing() async throws {
    let api = try client(ScriptedTransport(.fails(.lost("reset"))))
    guard case .transient = await api.status(requestID: "r1", statusURL: nil) else {
      Issue.record("a lost connection ended a job")
      return
    }
  }

  @Test(arguments: [
    ("https://api.example/v2/requests/r1/status?x=1", true),
    ("https://api.example.evil.example/v2/requests/r1/status", false),
    ("https://api.example@evil.example/status", false),
    ("https://evil.example/https://api.example/", false),
    ("http://api.example/v2/requests/r1/status", false),
    ("https://api.example:444/v2/requests/r1/status", false),
    ("https://api.example/\\evil.example/", false),
    ("https://api.example/a b", false),
    ("https://api.example", false),
    ("", false),
  ])
  func aGivenAddressIsUsedOnlyOnTheConfiguredOrigin(url: String, isUsed: Bool) async throws {
    let transport = ScriptedTransport(.answer(200), .answer(200))
    let api = try client(transport, origin: "https://api.example")
    _ = await api.status(requestID: "r 1/..", statusURL: url)
    _ = await api.result(requestID: "r 1/..", responseURL: url)
    let rebuilt = "https://api.example/v2/requests/r%201%2F.."
    #expect(
      transport.requests.map(\.url) == (isUsed ? [url, url] : [rebuilt + "/status", rebuilt]))
  }

  @Test func aResultTellsCostSeedAndItsOwnText() async throws {
    let reply = """
      {"status":"COMPLETED","request_id":"r1","seed":"42","output":"https://i.example/a.mp4",\
      "metrics":{"cost":0.225},"new":{"key":[1]}}
      """
    let api = try client(ScriptedTransport(.answer(200, [:], reply)))
    #expect(
      await api.result(requestID: "r1", responseURL: nil)
        == .completed(
          FinishedGeneration(
            requestID: "r1", outputURL: "https://i.example/a.mp4", cost: 0.225, seed: 42,
            reply: reply)))
  }

  @Test(arguments: [
    #"{"output":"https://i.example/a.mp4"}"#,
    #"{"output":["https://i.example/a.mp4","https://i.example/b.mp4"]}"#,
    #"{"output":[{"url":"https://i.example/a.mp4"}]}"#,
    #"{"output":{"url":"https://i.example/a.mp4"}}"#,
    #"{"output":{"video_url":"https://i.example/a.mp4"}}"#,
    #"{"output":{"video":{"url":"https://i.example/a.mp4"}}}"#,
    #"{"output":"[{\"keyname\":\"v\",\"value\":\"https://i.example/a.mp4\"}]"}"#,
    #"{"output":null,"video":{"url":"https://i.example/a.mp4"}}"#,
    #"{"output":"done","video":"https://i.example/a.mp4"}"#,
    #"{"output":[],"video_url":"https://i.example/a.mp4"}"#,
    #"{"images":[{"url":"https://i.example/a.mp4"}]}"#,
    #"{"output":"file:///etc/passwd","video":{"url":"https://i.example/a.mp4"}}"#,
  ])
  func theClipIsFoundWhereverTheModelPutIt(reply: String) async throws {
    let api = try client(ScriptedTransport(.answer(200, [:], reply)))
    guard case .completed(let done) = await api.result(requestID: "r1", responseURL: nil) else {
      Issue.record("not found")
      return
    }
    #expect(done.outputURL == "https://i.example/a.mp4")
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://i.example/a.mp4", "a.mp4", "", "https://a b"])
  func onlyAWebAddressIsAClip(output: String) async throws {
    let reply = #"{"status":"COMPLETED","output":"\#(output)"}"#
    let api = try client(ScriptedTransport(.answer(200, [:], reply)))
    guard case .completed(let done) = await api.result(requestID: "r1", responseURL: nil) else {
      Issue.record("not completed")
      return
    }
    #expect(done.outputURL == nil)
  }
}
