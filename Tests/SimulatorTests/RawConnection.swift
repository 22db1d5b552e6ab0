import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A bare socket to the simulated server, which sees what really travels on the wire.
final class RawConnection: Sendable {
  /// What came, and whether the server closed the connection after it.
  struct Received {
    var bytes = Data()
    var isClosed = false

    private var headEnd: Int? { bytes.range(of: Data("\r\n\r\n".utf8))?.upperBound }

    var head: String { String(decoding: bytes.prefix(headEnd ?? bytes.count), as: UTF8.self) }

    var body: Data { headEnd.map { Data(bytes[$0...]) } ?? Data() }

    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }

    var isWhole: Bool {
      guard let headEnd else { return false }
      return header("content-length").flatMap { Int($0) } == bytes.count - headEnd
    }
  }

  struct Failure: Error {
    let what: String
  }

  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if connected != 0 { throw Failure(what: "connect: \(errno)") }
  }

  deinit { close(descriptor) }

  /// Sends a request and reads until `isDone`, the end of the connection, or the limit.
  ///
  /// Further head lines may hang on the target.
  func exchange(
    _ method: String, _ target: String, _ body: Data = Data(), key: String? = "SG_1",
    announcesLength: Bool = true,
    limit: Double = 180, until isDone: @escaping @Sendable (Received) -> Bool = { $0.isWhole }
  ) async throws -> Received {
    var head = "\(method) \(target) HTTP/1.1\r\nhost: sim.test\r\n"
    if let key { head += "x-api-key: \(key)\r\n" }
    head += "content-type: application/json\r\n"
    if announcesLength { head += "content-length: \(body.count)\r\n" }
    head += "\r\n"
    let request = Data(head.utf8) + body
    return try await onItsOwnThread { [self] in
      try send(request)
      return try read(limit: limit, until: isDone)
    }
  }

  /// What comes unasked within the limit.
  func more(limit: Double) async throws -> Received {
    try await onItsOwnThread { [self] in try read(limit: limit, until: { _ in false }) }
  }

  /// Swift's tasks, which draw the server's clips, share all other threads.
  private func onItsOwnThread(
    _ work: @escaping @Sendable () throws -> Received
  ) async throws -> Received {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
  }

  private func send(_ bytes: Data) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(what: "send: \(errno)") }
      rest = rest.dropFirst(count)
    }
  }

  private func read(limit: Double, until isDone: (Received) -> Bool) throws -> Received {
    var received = Received()
    let deadline = Date().addingTimeInterval(limit)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while !isDone(received) {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = deadline.timeIntervalSinceNow
      guard left > 0, poll(&wanted, 1, Int32(left * 1000) + 1) > 0 else { break }
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count <= 0 {
        received.isClosed = true
        break
      }
      received.bytes.append(contentsOf: chunk[..<count])
    }
    return received
  }
}
