import Foundation
import Jobs
import Schema
import Synchronization
import Testing

@testable import SegmindAPI

/// What only real sockets can show: how often a paid request leaves, and what a broken connection means.
@Suite(.timeLimit(.minutes(5))) struct CurlTransportTests {
  let folder: Folder
  let transport = CurlTransport(userAgent: "dailies/test")
  init() throws { folder = try Folder() }

  private var part: String { folder.path + "/clip.part" }

  private func submit(
    to server: RawServer, _ contract: Contract = .v2, limit: Double = 600,
    onHead: @Sendable (SubmitHead) async -> Void = { _ in }
  ) async throws -> SubmitAnswer {
    try await client(transport, origin: server.origin).submit(
      contract: contract, slug: "p-video", body: #"{"prompt":"a fox"}"#, partFile: part,
      limit: limit, onHead: onHead)
  }

  // MARK: Money

  @Test func aWarmConnectionThatDiesUnderASubmitGivesOnePost() async throws {
    let server = try RawServer { connection in
      while let request = connection.request() {
        guard request.method == "GET" else { return }
        connection.answer(200, [], Data(#"{"credits":1,"free-credits":0}"#.utf8))
      }
    }
    let api = try client(transport, origin: server.origin)
    #expect(try await api.credits().get().total == 1)
    guard case .lost(let why) = try await submit(to: server) else {
      Issue.record("the answer was not lost")
      return
    }
    #expect(why.code == .answerLost)
    #expect(why.charged == .maybe)
    #expect(try await api.credits().get().total == 1)
    #expect(server.posts.count == 1, "the same generation was sent more than once")
    #expect(server.requests.map(\.connection) == [0, 1, 0], "the submit has its own connection")
  }

  @Test(arguments: [true, false])
  func aConnectionClosedAfterTheRequestIsMaybeCharged(resets: Bool) async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      if resets { connection.reset() }
    }
    guard case .lost(let why) = try await submit(to: server) else {
      Issue.record("the answer was not lost")
      return
    }
    #expect(why.charged == .maybe)
    #expect(server.posts.count == 1)
  }

  @Test func aConnectionClosedBeforeAnyByteOfTheAnswerIsNotTakenForUnsent() async throws {
    let server = try RawServer { _ in }
    let answer = try await submit(to: server)
    guard case .lost = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  @Test func aRefusedConnectionSentNothing() async throws {
    let closed = try closedPort()
    let answer = try await client(transport, origin: "http://127.0.0.1:\(closed)").submit(
      contract: .v2, slug: "x", body: "{}", partFile: part, limit: 180, onHead: { _ in })
    guard case .notSent(let why) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(why.charged == .no)
  }

  @Test func aFailedTLSHandshakeSentNothing() async throws {
    let server = try RawServer { connection in connection.send("HTTP/1.1 400 no TLS here\r\n\r\n") }
    let answer = try await client(transport, origin: "https://127.0.0.1:\(server.port)").submit(
      contract: .v2, slug: "x", body: "{}", partFile: part, limit: 180, onHead: { _ in })
    guard case .notSent = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  @Test func silenceEndsAtTheLimitAndIsMaybeCharged() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      _ = connection.waitForClose()
    }
    guard case .lost(let why) = try await submit(to: server, .v1, limit: 1.5) else {
      Issue.record("not lost")
      return
    }
    #expect(why.charged == .maybe)
    #expect(server.posts.count == 1)
  }

  @Test func cancellingTheTaskDoesNotGiveUpASubmit() async throws {
    let arrived = Gate()
    let cancelled = Gate()
    let server = try RawServer { connection in
      _ = connection.request()
      arrived.open()
      _ = cancelled.wait()
      connection.answer(200, [], Data(#"{"request_id":"r1"}"#.utf8))
    }
    let task = Task { try await submit(to: server) }
    #expect(await arrived.opened())
    task.cancel()
    cancelled.open()
    guard case .accepted("r1", _, _, _) = try await task.value else {
      Issue.record("the answer of a cancelled task was lost")
      return
    }
    #expect(server.posts.count == 1)
  }

  @Test func cancellingTheTaskEndsAQuestion() async throws {
    let arrived = Gate()
    let closed = Gate()
    let server = try RawServer { connection in
      _ = connection.request()
      arrived.open()
      if connection.waitForClose() { closed.open() }
    }
    let api = try client(transport, origin: server.origin)
    let task = Task { await api.credits() }
    #expect(await arrived.opened())
    task.cancel()
    await #expect(throws: Failure.self) { try await task.value.get() }
    #expect(await closed.opened())
  }

  @Test func manySubmitsThatComputeLeaveRoomForQuestionsAndForEachOther() async throws {
    let count = 24
    let waiting = Mutex(0)
    let allWait = Gate()
    let mayAnswer = Gate()
    let server = try RawServer { connection in
      while let request = connection.request() {
        if request.method == "POST" {
          if waiting.withLock({
            $0 += 1
            return $0
          }) == count {
            allWait.open()
          }
          _ = mayAnswer.wait()
        }
        connection.answer(200, [], Data(#"{"request_id":"r1","credits":1}"#.utf8))
      }
    }
    try await withThrowingTaskGroup(of: SubmitAnswer.self) { group in
      for _ in 0..<count { group.addTask { try await submit(to: server) } }
      #expect(await allWait.opened(), "some submit waited for another one's connection")
      #expect(try await client(transport, origin: server.origin).credits().get().total == 1)
      mayAnswer.open()
      for try await answer in group {
        guard case .accepted = answer else {
          Issue.record("\(answer)")
          return
        }
      }
    }
    #expect(server.posts.count == count)
  }

  @Test func clipsThatStallKeepNoJobFromBeingAskedAbout() async throws {
    let arrived = Mutex(0)
    let allFourWait = Gate()
    let server = try RawServer { connection in
      while let request = connection.request() {
        if request.line.hasPrefix("GET /clip") {
          if arrived.withLock({
            $0 += 1
            return $0
          }) == 4 {
            allFourWait.open()
          }
          _ = connection.waitForClose()
          return
        }
        connection.answer(200, [], Data(#"{"credits":1}"#.utf8))
      }
    }
    let api = try client(transport, origin: server.origin)
    let downloads = (0..<8).map { number in
      let file = folder.file("\(number)")
      return Task { await api.download(url: server.origin + "/clip\(number)", to: file) }
    }
    #expect(await allFourWait.opened())
    #expect(try await api.credits().get().total == 1)
    for download in downloads { download.cancel() }
    for download in downloads { _ = await download.value }
  }

  // MARK: The request

  @Test func thePostIsExactlyWhatWasAsked() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, [], Data(#"{"request_id":"r1"}"#.utf8))
    }
    _ = try await submit(to: server)
    let post = try #require(server.posts.first)
    #expect(post.line == "POST /v2/p-video HTTP/1.1")
    #expect(post.body == Data(#"{"prompt":"a fox"}"#.utf8))
    #expect(post.headers["x-api-key"] == secret)
    #expect(post.headers["content-type"] == "application/json")
    #expect(post.headers["user-agent"] == "dailies/test")
    #expect(post.headers["expect"] == nil)
    #expect(post.headers["accept-encoding"] == nil)
  }

  @Test func theKeyFollowsNoRedirect() async throws {
    let thief = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, [], Data(#"{"request_id":"r1","credits":9}"#.utf8))
    }
    let target = thief.origin
    let server = try RawServer { connection in
      while connection.request() != nil { connection.answer(307, ["Location: \(target)/x"]) }
    }
    guard case .lost = try await submit(to: server) else {
      Issue.record("a redirect was taken for an answer")
      return
    }
    let api = try client(transport, origin: server.origin)
    await #expect(throws: Failure.self) { try await api.credits().get() }
    #expect(thief.requests.isEmpty)
  }

  @Test(arguments: [0, 1, 2, 3, 49_151, 49_152, 49_153, 300_001])
  func anUploadCarriesTheFileByteForByte(size: Int) async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, [], Data(#"{"file_urls":["https://i.example/a.png"]}"#.utf8))
    }
    let bytes = pattern(size)
    let last = Mutex(0)
    _ = try await client(transport, origin: server.origin).upload(
      file: folder.file("a.png", bytes), progress: { sent, _ in last.withLock { $0 = sent } }
    ).get()
    let post = try #require(server.posts.first)
    let document = try JSONDecoder().decode([String: [String]].self, from: post.body)
    let url = try #require(document["data_urls"]?.first)
    let prefix = "data:image/png;base64,"
    #expect(url.hasPrefix(prefix))
    #expect(Data(base64Encoded: String(url.dropFirst(prefix.count))) == bytes)
    #expect(last.withLock { $0 } == size)
    #expect(post.headers["expect"] == nil)
  }

  @Test func anUploadRefusedHalfwayIsARefusal() async throws {
    let server = try RawServer { connection in
      connection.send("HTTP/1.1 413 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
      _ = connection.waitForClose()
    }
    let file = folder.file("a.png", pattern(3_000_000))
    let api = try client(transport, origin: server.origin)
    let failure = await #expect(throws: Failure.self) { try await api.upload(file: file).get() }
    #expect(failure?.code == .tooLarge)
  }

  // MARK: v1's clip

  @Test(arguments: [true, false])
  func theHeadersAreToldBeforeTheClipIsTouched(isChunked: Bool) async throws {
    let bytes = pattern(3_000_000)
    let server = try RawServer { connection in
      _ = connection.request()
      connection.send("HTTP/1.1 100 Continue\r\n\r\n")
      let type = "Content-Type: video/mp4\r\nx-request-id: r1\r\n"
      guard isChunked else {
        connection.send("HTTP/1.1 200 OK\r\n\(type)Content-Length: \(bytes.count)\r\n\r\n")
        connection.send(bytes)
        return
      }
      connection.send("HTTP/1.1 200 OK\r\n\(type)Transfer-Encoding: chunked\r\n\r\n")
      for start in stride(from: 0, to: bytes.count, by: 70_000) {
        let piece = bytes[start..<min(start + 70_000, bytes.count)]
        connection.send(
          Data("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Data("\r\n".utf8))
      }
      connection.send("0\r\nx-trailer: 1\r\n\r\n")
    }
    let part = part
    let told = Mutex(0)
    let answer = try await submit(to: server, .v1) { head in
      #expect(head.requestID == "r1")
      #expect(content(part) == nil)
      // Others get their turn, and the clip must still wait.
      for _ in 0..<5 { await Task.yield() }
      #expect(content(part) == nil)
      told.withLock { $0 += 1 }
    }
    #expect(answer == .clip(bytes: bytes.count, sha256: ContentHash.hex(of: bytes)))
    #expect(content(part) == bytes)
    #expect(told.withLock { $0 } == 1)
  }

  @Test(arguments: [true, false])
  func aClipCutShortIsKeptAsFarAsItCame(resets: Bool) async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 1000\r\n\r\n")
      connection.send(pattern(400))
      if resets { connection.reset() }
    }
    guard case .clipCutShort(let bytes, let why) = try await submit(to: server, .v1) else {
      Issue.record("not cut short")
      return
    }
    // A reset may overtake bytes that were on their way.
    #expect(resets ? bytes <= 400 : bytes == 400)
    #expect(why.charged == .yes)
    #expect((content(part) ?? Data()) == pattern(400).prefix(bytes))
  }

  @Test func aDiskThatTakesNothingIsSaid() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, ["Content-Type: video/mp4"], pattern(400))
    }
    let answer = try await client(transport, origin: server.origin).submit(
      contract: .v1, slug: "x", body: "{}", partFile: folder.path + "/no/such/folder", limit: 30,
      onHead: { _ in })
    guard case .clipCutShort(0, let why) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(why.code == .localFile)
  }

  /// The server is gone when this returns, and its port with it.
  private func closedPort() throws -> UInt16 { try RawServer { _ in }.port }
}
