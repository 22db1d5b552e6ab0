import CCurl
import Synchronization

/// A thread that carries transfers out; it is started by the first of them.
final class CurlLoop: Sendable {
  /// 0: no limit.
  private let connections: Int32
  private let loop = Mutex<CurlHandle?>(nil)

  init(connections: Int32) { self.connections = connections }

  deinit { loop.withLock { if let loop = $0 { ccurl_loop_stop(loop.pointer) } } }

  /// Nil where the machine has no thread left, or libcurl does not take the request.
  func start(_ request: inout ccurl_request, _ events: inout ccurl_events) -> CurlHandle? {
    let running = loop.withLock { loop in
      if loop == nil { loop = ccurl_loop_start(connections).map(CurlHandle.init) }
      return loop
    }
    guard let running else { return nil }
    return ccurl_start(running.pointer, &request, &events).map(CurlHandle.init)
  }
}

/// A pointer of ours into C, whose functions may be called from any thread.
struct CurlHandle: @unchecked Sendable {
  let pointer: OpaquePointer
}
