import Foundation
import Simulator
import TestSupport
import Testing

@Suite("The service on a real socket", .serialized, .timeLimit(.minutes(5)))
struct ServerTests {
  /// Runs a server whose jobs take a hundredth of a second, and stops it afterwards.
  private func serve(
    _ stories: Story..., speed: Double = 1000,
    _ test: (SimulatedAPI, Int) async throws -> Void
  ) async throws {
    let api = try SimulatedAPI(.init(stories: stories, speed: speed, clips: .orders))
    let server = SimulatedServer(api: api, clips: SampleClips(program: "/nowhere/ffmpeg"))
    let port = try await server.start()
    do {
      try await test(api, port)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func json(_ received: RawConnection.Received) -> JSON { JSON(received.body) ?? .null }

  /// Submits through v2 and asks until the job has ended; returns the path of its clip.
  private func finishedClip(_ connection: RawConnection) async throws -> String {
    let submit = try await connection.exchange("POST", "/v2/p-video", Customer.cat.bytes)
    let id = try #require(json(submit)["request_id"]?.text)
    let limit = ContinuousClock.now + .seconds(180)
    var last = ""
    while ContinuousClock.now < limit {
      let result = try await connection.exchange("GET", "/v2/requests/\(id)")
      last = String(decoding: result.body, as: UTF8.self)
      if let url = json(result)["output"]?.text {
        return String(url.dropFirst("http://sim.test".count))
      }
      // Asking without a pause would keep a small machine from drawing the clip.
      try await Task.sleep(for: .milliseconds(5))
    }
    throw RawConnection.Failure(what: "the job did not end: \(last)")
  }

  @Test("v2 from submit to clip on one connection")
  func v2() async throws {
    try await serve { api, port in
      let connection = try RawConnection(port: port)
      let path = try await finishedClip(connection)
      let clip = try await connection.exchange("GET", path, key: nil)
      #expect(clip.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(clip.body == SampleClips.embedded(for: ClipOrder(prompt: "a cat", seed: 7)))
      #expect(clip.header("content-type") == "video/mp4")
      #expect(clip.header("date")?.hasSuffix(" GMT") == true)
      #expect(clip.isClosed == false)
      #expect(api.posts.count == 1)
      #expect(api.leakedKeys == 0)
    }
  }

  @Test("HEAD promises the length of a clip and brings no byte of it")
  func head() async throws {
    try await serve { _, port in
      let connection = try RawConnection(port: port)
      let path = try await finishedClip(connection)
      let head = try await connection.exchange(
        "HEAD", path, key: nil, until: { $0.head.hasSuffix("\r\n\r\n") })
      #expect(head.header("content-length").flatMap { Int($0) } ?? 0 > 1000)
      let after = try await connection.exchange("GET", "/v1/get-user-credits")
      #expect(after.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
  }

  @Test("Twenty v1 requests wait at the same time and all get their clip")
  func v1() async throws {
    try await serve(speed: 50) { api, port in
      let replies = try await withThrowingTaskGroup(of: RawConnection.Received.self) { group in
        for seed in 1...20 {
          group.addTask {
            let body: JSON = ["prompt": "a cat", "seed": .int(seed)]
            return try await RawConnection(port: port).exchange("POST", "/v1/p-video", body.bytes)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(replies.allSatisfy { $0.header("content-type") == "video/mp4" && $0.isWhole })
      #expect(Set(replies.compactMap { $0.header("x-seed-value") }).count == 20)
      #expect(api.credits(at: Date()) == 24.9)
    }
  }

  @Test(
    "A submit on a connection that already answered is read, and the connection closes",
    arguments: [Story.droppedBefore, .droppedAfter], ["v1", "v2"])
  func droppedAfterWarmUp(story: Story, contract: String) async throws {
    try await serve(story) { api, port in
      let connection = try RawConnection(port: port)
      let warm = try await connection.exchange("GET", "/v1/get-user-credits")
      #expect(warm.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
      let lost = try await connection.exchange("POST", "/\(contract)/p-video", Customer.cat.bytes)
      #expect(lost.bytes.isEmpty)
      #expect(lost.isClosed)
      #expect(api.posts.count == 1)
    }
  }

  @Test("silent: the job is accepted, no byte comes, the connection stays open")
  func silent() async throws {
    try await serve(.silent) { api, port in
      let lost = try await RawConnection(port: port)
        .exchange("POST", "/v2/p-video", Customer.cat.bytes, limit: 0.3)
      #expect(lost.bytes.isEmpty)
      #expect(!lost.isClosed)
      try await eventually("the job is accepted") { api.posts.count == 1 }
    }
  }

  @Test("truncated: the length is promised, half of it comes, the connection closes")
  func truncated() async throws {
    try await serve(.truncated) { _, port in
      let connection = try RawConnection(port: port)
      let path = try await finishedClip(connection)
      let cut = try await connection.exchange("GET", path, key: nil)
      let promised = try #require(cut.header("content-length").flatMap { Int($0) })
      #expect(cut.body.count == promised / 2)
      #expect(cut.isClosed)
      let whole = try await RawConnection(port: port).exchange("GET", path, key: nil)
      #expect(whole.body.count == promised)
    }
  }

  @Test("stalled: half of the clip comes, then nothing, and the connection stays open")
  func stalled() async throws {
    try await serve(.stalled) { _, port in
      let connection = try RawConnection(port: port)
      let path = try await finishedClip(connection)
      let cut = try await connection.exchange(
        "GET", path, key: nil,
        until: { cut in
          let promised = cut.header("content-length").flatMap { Int($0) }
          return promised.map { cut.body.count >= $0 / 2 } ?? false
        })
      let promised = try #require(cut.header("content-length").flatMap { Int($0) })
      #expect(cut.body.count == promised / 2)
      let rest = try await connection.more(limit: 0.3)
      #expect(rest.bytes.isEmpty)
      #expect(!rest.isClosed)
      let whole = try await RawConnection(port: port).exchange("GET", path, key: nil)
      #expect(whole.body.count == promised)
    }
  }

  @Test("gateway-html and rate-limited travel with their status and headers")
  func errorsTravel() async throws {
    try await serve(.gatewayHTML) { _, port in
      let connection = try RawConnection(port: port)
      let page = try await connection.exchange("POST", "/v2/p-video", Customer.cat.bytes)
      #expect(page.head.hasPrefix("HTTP/1.1 502 Bad Gateway\r\n"))
      #expect(page.header("content-type") == "text/html")
      let late = try await connection.exchange("POST", "/v1/p-video", Customer.cat.bytes)
      #expect(late.head.hasPrefix("HTTP/1.1 504 "))
    }
    try await serve(.rateLimited) { _, port in
      let connection = try RawConnection(port: port)
      let reply = try await connection.exchange("POST", "/v1/p-video", Customer.cat.bytes)
      #expect(reply.head.hasPrefix("HTTP/1.1 429 "))
      #expect(reply.header("x-rate-limit-reset-at-utc") != nil)
      #expect(reply.header("retry-after") == nil)
    }
  }

  @Test("A client that asks for it gets its connection closed after the answer")
  func connectionClose() async throws {
    try await serve { _, port in
      let connection = try RawConnection(port: port)
      let reply = try await connection.exchange(
        "GET", "/v1/get-user-credits HTTP/1.1\r\nconnection: close\r\nx-rest:",
        until: { _ in false })
      #expect(reply.isClosed)
      #expect(reply.isWhole)
    }
  }

  @Test("A client that waits to be asked for its body is asked")
  func expectContinue() async throws {
    try await serve { _, port in
      let asked = try await RawConnection(port: port).exchange(
        "POST", "/v2/p-video HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 2\r\nx-rest:",
        announcesLength: false, until: { $0.head.hasSuffix("\r\n\r\n") })
      #expect(asked.head == "HTTP/1.1 100 Continue\r\n\r\n")
    }
  }

  @Test("An upload of many megabytes comes out as it went in")
  func bigUpload() async throws {
    try await serve { _, port in
      let connection = try RawConnection(port: port)
      let file = Data((0..<3).flatMap { UInt8($0)..<200 }) + Data(count: 24_000_000)
      let body =
        Data("{\"data_urls\":[\"data:video/mp4;base64,".utf8)
        + file.base64EncodedData() + Data("\"]}".utf8)
      let reply = try await connection.exchange("POST", "/upload-asset", body)
      let url = try #require(json(reply)["file_urls"]?.list?.first?.text)
      let asset = try await connection.exchange(
        "GET", String(url.dropFirst("http://sim.test".count)), key: nil)
      #expect((asset.body == file) == true)
    }
  }

  @Test("Stopping closes the connections that wait for a job")
  func stop() async throws {
    let api = try SimulatedAPI(.init(speed: 0.001))
    let server = SimulatedServer(api: api)
    let port = try await server.start()
    async let waiting = RawConnection(port: port)
      .exchange("POST", "/v1/p-video", Customer.cat.bytes)
    try await eventually("the job is accepted") { !api.posts.isEmpty }
    await server.stop()
    let reply = try await waiting
    #expect(reply.isClosed)
    #expect(reply.bytes.isEmpty)
  }

  @Test("A port that is taken is an error")
  func portTaken() async throws {
    try await serve { api, port in
      let second = SimulatedServer(api: api, port: port)
      await #expect(throws: (any Error).self) { try await second.start() }
    }
  }
}
