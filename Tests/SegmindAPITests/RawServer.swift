import Foundation
import Glibc
import Synchronization

/// A server that does what its script says with each connection, byte by byte: also what no web server
/// would do. On 127.0.0.1, on a port that was free.
final class RawServer: Sendable {
  struct Request: Sendable {
    /// Which connection it came on, from 0.
    let connection: Int
    /// As in `POST /v2/x HTTP/1.1`.
    let line: String
    let headers: [String: String]
    let body: Data

    var method: String { String(line.prefix { $0 != " " }) }
  }

  let port: UInt16
  private let listener: Int32
  private let seen = Mutex<[Request]>([])

  /// `script` is called on a thread of its own for each connection, which is closed when it returns.
  init(_ script: @escaping @Sendable (Connection) -> Void) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isListening = withUnsafeMutableBytes(of: &address) { bytes in
      let generic = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return bind(listener, generic, length) == 0 && listen(listener, 64) == 0
        && getsockname(listener, generic, &length) == 0
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    let accepting = Thread { [weak self] in
      var count = 0
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        let number = count
        count += 1
        let record: @Sendable (Request) -> Void = { [weak self] request in
          self?.seen.withLock { $0.append(request) }
        }
        Thread { script(Connection(descriptor, number, record)) }.start()
      }
    }
    accepting.start()
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  var origin: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { seen.withLock { $0 } }
  var posts: [Request] { requests.filter { $0.method == "POST" } }

  /// One accepted connection. Waiting for more than ten minutes is the end of it.
  final class Connection: Sendable {
    let number: Int
    private let descriptor: Int32
    private let record: @Sendable (Request) -> Void

    fileprivate init(
      _ descriptor: Int32, _ number: Int, _ record: @escaping @Sendable (Request) -> Void
    ) {
      (self.descriptor, self.number, self.record) = (descriptor, number, record)
      var limit = timeval(tv_sec: 600, tv_usec: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// The next request with its whole body; nil where the other side is gone.
    func request() -> Request? {
      var head = Data()
      while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
        guard let byte = read(upTo: 1)?.first else { return nil }
        head.append(byte)
      }
      let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        headers[line[..<colon].lowercased()] =
          line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      }
      var body = Data()
      let length = headers["content-length"].flatMap { Int($0) } ?? 0
      while body.count < length {
        guard let piece = read(upTo: length - body.count) else { return nil }
        body.append(piece)
      }
      let request = Request(connection: number, line: lines[0], headers: headers, body: body)
      record(request)
      return request
    }

    func send(_ text: String) { send(Data(text.utf8)) }

    func send(_ data: Data) {
      var rest = data[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }

    /// A whole answer with its length.
    func answer(_ status: Int, _ headers: [String] = [], _ body: Data = Data()) {
      let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.count)"] + headers
      send(Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    }

    /// Ends it with a reset instead of a farewell.
    func reset() {
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    /// Waits until the other side has closed; false where it did not within thirty seconds.
    func waitForClose() -> Bool {
      var byte: UInt8 = 0
      while true {
        let count = recv(descriptor, &byte, 1, 0)
        if count == 0 { return true }
        if count < 0 { return errno == ECONNRESET }
      }
    }

    /// Whether the other side closes within so many seconds.
    func waitForClose(within seconds: Double) -> Bool {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&watched, 1, Int32(seconds * 1000)) > 0 && waitForClose()
    }

    private func read(upTo count: Int) -> Data? {
      var piece = Data(count: count)
      let got = piece.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
      return got > 0 ? piece.prefix(got) : nil
    }
  }
}

/// Something that threads and tasks wait for: opened once, within a limit.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func open() { semaphore.signal() }

  /// For threads; false after thirty seconds.
  func wait() -> Bool {
    guard semaphore.wait(timeout: .now() + 30) == .success else { return false }
    semaphore.signal()
    return true
  }

  /// For tasks.
  func opened() async -> Bool {
    await withCheckedContinuation { waiter in
      Thread { waiter.resume(returning: self.wait()) }.start()
    }
  }
}
