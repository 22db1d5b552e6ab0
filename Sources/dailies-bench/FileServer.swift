import Foundation
import Glibc

/// Gives one file away as fast as the kernel can, and takes what is sent to it; one request at a time, on a connection
/// of its own.
final class FileServer: @unchecked Sendable {
  let address: String
  private let listener: Int32
  private let file: String

  init(_ file: String) throws {
    self.file = file
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &place) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        bind(listener, place, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, place, &length) == 0
      }
    }
    guard isListening else { throw Trouble("no port to serve files on") }
    self.listener = listener
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
    Thread.detachNewThread { [self] in serve() }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve() {
    while case let connection = accept(listener, nil, nil), connection >= 0 {
      answer(connection)
      close(connection)
    }
  }

  private func answer(_ connection: Int32) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var count = read(connection, &buffer, buffer.count)
    guard count > 0, let end = buffer[..<count].firstRange(of: Array("\r\n\r\n".utf8)) else {
      return
    }
    let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self).lowercased()
    if head.hasPrefix("post"), let length = head.firstMatch(of: /content-length: (\d+)/) {
      var rest = (Int(length.1) ?? 0) - (count - end.upperBound)
      while rest > 0, count > 0 {
        count = read(connection, &buffer, buffer.count)
        rest -= count
      }
      let reply = #"{"file_urls":["\#(address)/stored"]}"#
      say("application/json", reply.utf8.count, connection)
      _ = write(connection, reply, reply.utf8.count)
    } else {
      give(connection)
    }
  }

  private func give(_ connection: Int32) {
    let source = open(file, O_RDONLY)
    defer { close(source) }
    var info = stat()
    fstat(source, &info)
    say("video/mp4", info.st_size, connection)
    while sendfile(connection, source, nil, 1 << 20) > 0 {}
  }

  private func say(_ type: String, _ length: Int, _ connection: Int32) {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(length)\r\nConnection: close\r\n\r\n"
    _ = write(connection, head, head.utf8.count)
  }
}
