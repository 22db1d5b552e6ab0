import Foundation
import Jobs
import Schema
import SegmindAPI
import Testing

@Suite struct AccountTests {
  @Test(arguments: [
    (#"{"credits":1.5,"free-credits":0.25}"#, 1.75), (#"{"credits":"2"}"#, 2.0),
  ])
  func creditsAreReadAsTheyCome(body: String, total: Double) async throws {
    let credits = try await client(ScriptedTransport(.answer(200, [:], body))).credits().get()
    #expect(credits.total == total)
  }

  @Test(arguments: [
    (401, Failure.Code.keyRefused), (404, .outOfCredits), (429, .rateLimited), (502, .unreachable),
    (200, .protocolMismatch),
  ])
  func creditsFailByName(status: Int, code: Failure.Code) async throws {
    let api = try client(ScriptedTransport(.answer(status, [:], "<html>")))
    let failure = await #expect(throws: Failure.self) { try await api.credits().get() }
    #expect(failure?.code == code)
  }

  static let row = """
    {"request_id":"r1","model_name":"p-video","model_status":"completed","credits_deduction":"0.3",\
    "generation_url":"https://i.example/a.mp4","request_body":"{\\"prompt\\":\\"x\\"}",\
    "model_created":"2026-11-21 01:00:00"}
    """

  @Test(arguments: [
    "[\(row)]", #"{"generations":[\#(row)],"total":1}"#, #"{"data":{"rows":[\#(row)]},"page":1}"#,
    #"{"x":[\#(row),\#(row)]}"#, row, #"{"data":\#(row)}"#,
  ])
  func historyIsReadFromAnyEnvelope(body: String) async throws {
    let api = try client(
      ScriptedTransport(.answer(200, [:], body), .answer(200, [:], body)))
    let rows = try await api.history().get().rows
    let item = try #require(try await api.historyItem(requestID: "r1").get())
    #expect(rows.allSatisfy { $0 == item })
    #expect(!rows.isEmpty)
    #expect(item.model == "p-video")
    #expect(item.status == "COMPLETED")
    #expect(item.cost == 0.3)
    #expect(item.outputURL == "https://i.example/a.mp4")
    #expect(item.body == ["prompt": "x"])
    #expect(item.createdAt == Date(timeIntervalSince1970: 1_795_222_800))
  }

  @Test func aRowMayLackEverythingButItsId() async throws {
    let body =
      #"{"list":[{"request_id":"r1","generation_url":null,"request_body":null},{"no":"id"}]}"#
    let rows = try await client(ScriptedTransport(.answer(200, [:], body))).history().get()
      .rows
    #expect(rows.map(\.requestID) == ["r1"])
    #expect(rows.first?.outputURL == nil)
    #expect(rows.first?.body == nil)
  }

  @Test func anEmptyHistoryIsEmptyAndNotAnError() async throws {
    let rows = try await client(ScriptedTransport(.answer(200, [:], #"{"generations":[]}"#)))
      .history().get().rows
    #expect(rows == [])
  }

  @Test func anUnknownRequestIsNil() async throws {
    let api = try client(ScriptedTransport(.answer(404, [:], "{}"), .answer(500, [:], "{}")))
    #expect(try await api.historyItem(requestID: "r1").get() == nil)
    await #expect(throws: Failure.self) { try await api.historyItem(requestID: "r1").get() }
  }

  @Test func thePageIsAskedForByName() async throws {
    let transport = ScriptedTransport()
    _ = try await client(transport, origin: "http://h").history(
      model: "p video", from: Date(timeIntervalSince1970: 1_795_222_800),
      to: Date(timeIntervalSince1970: 1_795_222_800), page: 2, perPage: 50)
    #expect(
      transport.requests.map(\.url) == [
        "http://h/inference-request/request-history?page=2&per_page=50&model_name=p%20video"
          + "&from_date=2026-11-21&to_date=2026-11-21"
      ])
  }

  @Test(arguments: [
    #"{"file_urls":["https://i.example/a.mp4"],"message":"ok"}"#,
    #"{"urls":["https://i.example/a.mp4"]}"#, #"{"url":"https://i.example/a.mp4"}"#,
  ])
  func anUploadedFileHasAnAddress(body: String) async throws {
    let folder = try Folder()
    let api = try client(ScriptedTransport(.answer(200, [:], body)))
    let url = try await api.upload(file: folder.file("a.mp4", pattern(10))).get()
    #expect(url == "https://i.example/a.mp4")
  }

  @Test(arguments: [
    (200, #"{"file_urls":["file:///etc/passwd"]}"#, Failure.Code.uploadFailed),
    (200, #"{"file_urls":[]}"#, .uploadFailed), (200, "<html>", .uploadFailed),
    (413, "<html>", .tooLarge), (401, "{}", .keyRefused), (500, "{}", .unreachable),
  ])
  func anUploadFailsByName(status: Int, body: String, code: Failure.Code) async throws {
    let folder = try Folder()
    let api = try client(ScriptedTransport(.answer(status, [:], body)))
    let file = folder.file("a.mp4", pattern(10))
    let failure = await #expect(throws: Failure.self) { try await api.upload(file: file).get() }
    #expect(failure?.code == code)
    #expect(failure?.charged == .no)
  }

  @Test func aFileThatIsNotThereIsNeverSent() async throws {
    let folder = try Folder()
    let transport = ScriptedTransport()
    let api = try client(transport)
    for path in [folder.file("missing.mp4"), folder.path] {
      let failure = await #expect(throws: Failure.self) { try await api.upload(file: path).get() }
      #expect(failure?.code == .localFile)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: [
    ("a.MP4", "video/mp4"), ("b.wav", "audio/wav"), ("c.m4a", "audio/mp4"),
    ("d.flac", "audio/flac"),
    ("e.ogg", "audio/ogg"), ("f.aac", "audio/aac"), ("g.mov", "video/quicktime"),
    ("h.webm", "video/webm"), ("i.jpeg", "image/jpeg"), ("j.webp", "image/webp"),
    ("k.tar.png", "image/png"), ("noending", "application/octet-stream"),
    (".mp4", "application/octet-stream"), ("l.xyz", "application/octet-stream"),
  ])
  func theTypeFollowsTheEnding(name: String, type: String) async throws {
    let folder = try Folder()
    let transport = ScriptedTransport(.answer(200))
    _ = try await client(transport).upload(file: folder.file(name, pattern(1)))
    guard case .upload(let document) = transport.requests.first?.body else {
      Issue.record("nothing was uploaded")
      return
    }
    #expect(document.contentType == type)
  }
}
