import Foundation
import Jobs
import Synchronization
import Testing

@testable import SegmindAPI

@Suite(.timeLimit(.minutes(5))) struct DownloadTests {
  let folder: Folder
  let transport = CurlTransport(userAgent: "dailies/test")
  init() throws { folder = try Folder() }

  private static let clip = pattern(100_000)
  private var file: String { folder.path + "/clip.part" }

  private func download(
    _ server: RawServer, from offset: Int = 0,
    progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> DownloadAnswer {
    try await client(transport, origin: server.origin).download(
      url: server.origin + "/clip.mp4", to: file, from: offset, progress: progress)
  }

  @Test func aClipIsFetchedWithoutTheKeyFromWhereverItIs() async throws {
    let store = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, ["Content-Type: video/mp4"], Self.clip)
    }
    let target = store.origin
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(302, ["Location: \(target)/there.mp4"], Data("moved".utf8))
    }
    let last = Mutex((0, Int?.none))
    let answer = try await download(server) { bytes, total in last.withLock { $0 = (bytes, total) }
    }
    #expect(answer == Self.saved("video/mp4"))
    #expect(content(file) == Self.clip)
    #expect(last.withLock { $0.0 } == Self.clip.count)
    #expect(last.withLock { $0.1 } == Self.clip.count)
    let requests = server.requests + store.requests
    #expect(requests.count == 2)
    #expect(requests.allSatisfy { !"\($0.headers)".contains("SG_") })
  }

  /// The whole clip, and its hash.
  private static func saved(_ contentType: String? = nil) -> DownloadAnswer {
    .saved(bytes: clip.count, sha256: ContentHash.hex(of: clip), contentType: contentType)
  }

  /// The first bytes of the clip as the server calls it "one", or by another mark, or by none.
  private func begun(_ bytes: Data = clip.prefix(40_000), mark: String? = "\"one\"") {
    _ = folder.file("clip.part", bytes)
    if let mark { _ = folder.file("clip.part.mark", Data(mark.utf8)) }
  }

  @Test func theRestIsFetchedFromWhereItBrokeOff() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(
        206, ["Content-Type: video/mp4", "Content-Range: bytes 40000-99999/100000"],
        Self.clip[40_000...])
    }
    // Ten bytes more than are claimed: what comes after the offset is not trusted.
    begun(Self.clip.prefix(40_000) + pattern(10))
    #expect(
      try await download(server, from: 40_000) == Self.saved("video/mp4"))
    #expect(content(file) == Self.clip)
    #expect(server.requests.first?.headers["range"] == "bytes=40000-")
    #expect(server.requests.first?.headers["if-range"] == "\"one\"")
  }

  @Test(arguments: [
    (["ETag: \"one\""], "\"one\""), (["ETag: W/\"one\""], nil),
    (["Last-Modified: Sat, 21 Nov 2026 08:00:00 GMT"], "Sat, 21 Nov 2026 08:00:00 GMT"), ([], nil),
  ])
  func onlyWhatTheServerCanTellApartIsGoneOnWith(headers: [String], mark: String?) async throws {
    let server = try RawServer { connection in
      if connection.request()?.headers["range"] == nil {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n")
        for header in headers { connection.send(header + "\r\n") }
        connection.send("\r\n")
        connection.send(Self.clip.prefix(5000))
      } else {
        connection.answer(206, ["Content-Range: bytes 5000-99999/100000"], Self.clip[5000...])
      }
    }
    guard case .cutShort(5000, _) = try await download(server) else {
      Issue.record("not cut short")
      return
    }
    _ = try await download(server, from: 5000)
    #expect(server.requests.last?.headers["range"] == mark.map { _ in "bytes=5000-" })
    #expect(server.requests.last?.headers["if-range"] == mark)
  }

  @Test func anotherVersionIsFetchedFromItsBeginning() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, ["Content-Type: video/mp4", "ETag: \"two\""], Self.clip)
    }
    begun(Data("other bytes".utf8))
    #expect(
      try await download(server, from: 11) == Self.saved("video/mp4"))
    #expect(content(file) == Self.clip)
    #expect(content(file + ".mark") == Data("\"two\"".utf8))
  }

  @Test func aRangeOfAnotherVersionIsNotPutBehindThisOne() async throws {
    let server = try RawServer { connection in
      if connection.request()?.headers["range"] != nil {
        connection.answer(
          206, ["ETag: \"two\"", "Content-Range: bytes 11-99999/100000"], Self.clip[11...])
      } else {
        connection.answer(200, ["ETag: \"two\""], Self.clip)
      }
    }
    begun(Data("other bytes".utf8))
    #expect(try await download(server, from: 11) == Self.saved())
    #expect(content(file) == Self.clip)
  }

  @Test func theWholeThatBreaksOffIsGoneOnWithAsItself() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.send("HTTP/1.1 200 OK\r\nETag: \"two\"\r\nContent-Length: 100000\r\n\r\n")
      connection.send(Self.clip.prefix(30_000))
    }
    begun(Data(repeating: 7, count: 40_000))
    guard case .cutShort(30_000, _) = try await download(server, from: 40_000) else {
      Issue.record("not cut short")
      return
    }
    #expect(content(file) == Self.clip.prefix(30_000))
    #expect(content(file + ".mark") == Data("\"two\"".utf8), "never the old bytes with it")
  }

  @Test func aDownloadHasItsLimits() async throws {
    let transport = ScriptedTransport(.answer(200, [:], "clip"))
    _ = try await client(transport).download(url: "https://example.com/clip.mp4", to: file)
    let limits = try #require(transport.requests.first).limits
    #expect(limits.stall == 30)
    #expect(limits.total == 1800)
  }

  @Test func aClipThatIsTooLargeIsNotBegun() async throws {
    let transport = ScriptedTransport(.answer(200, ["content-length": "\(9 << 30)"], "clip"))
    let answer = try await client(transport).download(
      url: "https://example.com/clip.mp4", to: file)
    guard case .refused(200, let why) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(why.what.contains("8 GiB"))
    #expect(content(file) == nil)
  }

  @Test func aTruncatedClipIsNotSaved() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      connection.send(Self.clip.prefix(5000))
    }
    guard case .cutShort(5000, let why) = try await download(server) else {
      Issue.record("a truncated clip counted as whole")
      return
    }
    #expect(why.charged == .yes)
  }

  @Test func aRangeShorterThanItsClaimIsNotSaved() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(
        206, ["Content-Range: bytes 40000-99999/100000"], Self.clip[40_000..<50_000])
    }
    begun()
    guard case .cutShort(50_000, _) = try await download(server, from: 40_000) else {
      Issue.record("a short range counted as the rest")
      return
    }
  }

  @Test func aFileThatIsWholeAlreadyIsSaved() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(416, ["Content-Range: bytes */100000"])
    }
    begun(Self.clip)
    #expect(try await download(server, from: 100_000) == Self.saved())
  }

  @Test func aRangeNobodyAskedForIsNotWritten() async throws {
    let server = try RawServer { connection in
      let request = connection.request()
      if request?.headers["range"] != nil {
        connection.answer(206, ["Content-Range: bytes 0-99999/100000"], Self.clip)
      } else {
        connection.answer(200, [], Self.clip)
      }
    }
    begun()
    #expect(try await download(server, from: 40_000) == Self.saved())
    #expect(content(file) == Self.clip)
  }

  @Test func aServerThatKnowsOnlyOneRangeIsNotAskedForever() async throws {
    let server = try RawServer { connection in
      while connection.request() != nil {
        connection.answer(206, ["Content-Range: bytes 7-9/100000"], pattern(3))
      }
    }
    begun()
    guard case .refused(206, _) = try await download(server, from: 40_000) else {
      Issue.record("taken for a clip")
      return
    }
    #expect(server.requests.count == 2)
    #expect(content(file) == Self.clip.prefix(40_000))
  }

  @Test(arguments: ["text/html; charset=utf-8", "application/json", "application/xml"])
  func aPageInTheClipsPlaceIsNoClip(type: String) async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, ["Content-Type: \(type)"], Data("<html>".utf8))
    }
    guard case .wrongType(let said, let why) = try await download(server) else {
      Issue.record("taken for a clip")
      return
    }
    #expect(type.hasPrefix(said))
    #expect(why.code == .noClip)
    #expect(content(file) == nil)
  }

  @Test(arguments: [
    (404, false), (403, false), (410, false), (429, true), (500, true), (503, true),
  ])
  func onlyAClientErrorIsFinal(status: Int, isTransient: Bool) async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(status, [], Data("<Error>gone</Error>".utf8))
    }
    switch try await download(server) {
    case .refused(let said, let why):
      #expect(!isTransient)
      #expect(said == status)
      #expect(why.charged == .yes)
    case .transient: #expect(isTransient)
    case let answer: Issue.record("\(answer)")
    }
    #expect(content(file) == nil)
  }

  @Test func anEmptyClipIsNone() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, ["Content-Type: video/mp4"])
    }
    guard case .cutShort(0, _) = try await download(server) else {
      Issue.record("an empty file counted as a clip")
      return
    }
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "clip.mp4", ""])
  func onlyTheWebIsAsked(url: String) async throws {
    let answer = try await client(transport).download(url: url, to: file)
    guard case .refused = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(content(file) == nil)
  }

  @Test func aRedirectOutOfTheWebIsNotFollowed() async throws {
    let secret = folder.file("secret", Data("secret".utf8))
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(302, ["Location: file://\(secret)"])
    }
    guard case .transient = try await download(server) else {
      Issue.record("followed")
      return
    }
    #expect(content(file) == nil)
  }

  @Test func aClipThatStallsIsCutShort() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      connection.send(Self.clip.prefix(5000))
      _ = connection.waitForClose()
    }
    let request = APIRequest(server.origin + "/", limits: .init(stall: 1, stallsOnlyInBody: true))
    let file = file
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(
        request, onHead: { _ in .file(path: file, offset: 0, limit: 1 << 20) }, progress: { _ in })
    }
    guard case .cutShort(_, 5000, 100_000, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func moreThanWasAllowedIsNotKept() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.answer(200, [], Self.clip)
    }
    let request = APIRequest(server.origin + "/", limits: .init(total: 30))
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(request, onHead: { _ in .memory(limit: 99_999) }, progress: { _ in })
    }
    guard case .tooLarge(_, limit: 99_999) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
