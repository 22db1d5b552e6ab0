import Foundation
import Testing

@testable import SegmindAPI

/// What libcurl makes of each way in which a connection can go wrong: the service's own table of faults
/// takes it from here.
@Suite(.timeLimit(.minutes(5))) struct WireFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let outcome: String
    /// Seconds for the whole; few where it ends no other way.
    let limit: Double
    /// What the server does once it has the request.
    let script: @Sendable (RawServer.Connection) -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ outcome: String, limit: Double = 180,
      _ script: @escaping @Sendable (RawServer.Connection) -> Void
    ) {
      (self.name, self.outcome, self.limit, self.script) = (name, outcome, limit, script)
    }
  }

  static let head = "HTTP/1.1 200 X\r\n"

  static let table = [
    Row("reset", "lost") { $0.reset() },
    Row("closed", "lost") { _ in },
    Row("silence", "lost", limit: 2) { _ = $0.waitForClose() },
    Row("half a header", "lost") { $0.send(head + "Content-Le") },
    Row("reset-in-body", "cut after 0") { connection in
      connection.send(head + "Content-Length: 10\r\n\r\n")
      connection.reset()
    },
    Row("cut", "cut after 4") { $0.send(head + "Content-Length: 10\r\n\r\n0123") },
    Row("cut between chunks", "cut after 4") { connection in
      connection.send(head + "Transfer-Encoding: chunked\r\n\r\n4\r\n0123\r\n")
    },
    Row("longer", "cut after 10") { $0.send(head + "Content-Length: 20\r\n\r\n0123456789") },
    Row("shorter", "200 with 5") { connection in
      connection.send(head + "Content-Length: 5\r\n\r\n0123456789")
      _ = connection.waitForClose()
    },
    Row("empty", "200 with 0") { $0.answer(200) },
    Row("drip", "cut somewhere", limit: 2) { connection in
      connection.send(head + "Content-Length: 1000\r\n\r\n0")
      // The other side ends it; its pause is the server's own pace.
      for _ in 0..<300 where !connection.waitForClose(within: 0.1) { connection.send("0") }
    },
    Row("elsewhere", "302 with 0") { connection in
      connection.answer(302, ["Location: http://elsewhere.invalid/"])
    },
  ]

  @Test(arguments: table, [false, true])
  func everyFaultIsCalledByItsName(row: Row, isPaid: Bool) async throws {
    let server = try RawServer { connection in
      if connection.request() != nil { row.script(connection) }
    }
    let request = APIRequest(
      server.origin + "/x", key: APIKey(secret), body: isPaid ? .bytes(Data("{}".utf8)) : .none,
      isPaid: isPaid, limits: .init(connect: 10, total: row.limit))
    let outcome: String
    do {
      let response = try await CurlTransport(userAgent: "dailies/test").send(request)
      outcome = "\(response.head.status) with \(response.bytes)"
    } catch {
      switch error {
      case .lost: outcome = "lost"
      case .cutShort(_, let received, _, _):
        outcome = row.name == "drip" ? "cut somewhere" : "cut after \(received)"
      default: outcome = "\(error)"
      }
    }
    #expect(outcome == row.outcome)
    #expect(server.requests.count == 1, "it was asked once")
  }
}
