import CCurl
import FoundationEssentials
import Glibc
import Synchronization

/// One request on its way through libcurl. The events come on the loop's thread; the task that waits for
/// the answer sleeps meanwhile.
final class CurlTransfer: Sendable {
  fileprivate struct State {
    var wasSending = false
    var lines: [String] = []
    var head: ResponseHead?
    var body: BodyWriter?
    var received = 0
    var upload: UploadDocument.Reader?
    /// Given up at the end, before the waiting task goes on: it may hold what must not be freed on the
    /// loop's thread, the loop itself.
    var progress: (@Sendable (TransferProgress) -> Void)?
    /// Why we ended it ourselves.
    var ownError: TransportError?
    var result: Result<Response, TransportError>?
    var headWaiter: CheckedContinuation<ResponseHead?, Never>?
    var resultWaiter: CheckedContinuation<Result<Response, TransportError>, Never>?
  }

  private let state: Mutex<State>
  /// libcurl's side of it; it is freed with this object, which lives until `done` at least.
  private let handle: Mutex<CurlHandle?>
  private let followsRedirects: Bool
  private let stallSeconds: Int

  init(
    _ request: APIRequest, userAgent: String, loop: CurlLoop,
    progress: @escaping @Sendable (TransferProgress) -> Void
  ) throws(TransportError) {
    var first = State(progress: progress)
    if case .upload(let document) = request.body { first.upload = try document.open() }
    let length = first.upload?.length
    state = Mutex(first)
    handle = Mutex(nil)
    followsRedirects = request.key == nil
    stallSeconds = Int((request.limits.stall ?? 0).rounded(.up))
    guard let started = start(request, userAgent: userAgent, loop: loop, uploadLength: length)
    else {
      throw .notSent("the request could not be prepared")
    }
    handle.withLock { $0 = started }
  }

  deinit { handle.withLock { if let handle = $0 { ccurl_free(handle.pointer) } } }

  // MARK: For the waiting task

  func response(
    _ onHead: @Sendable (ResponseHead) async -> BodyDestination
  ) async -> Result<Response, TransportError> {
    if let head = await head() {
      let destination = await onHead(head)
      state.withLock { $0.body = BodyWriter(destination) }
      handle.withLock {
        if let handle = $0 {
          ccurl_resume(handle.pointer, stallSeconds > 0 ? 1 : 0, stallSeconds)
        }
      }
    }
    return await result()
  }

  func cancel() {
    state.withLock { if $0.ownError == nil { $0.ownError = .cancelled } }
    handle.withLock { if let handle = $0 { ccurl_cancel(handle.pointer) } }
  }

  /// The final headers; nil where the transfer ended without.
  private func head() async -> ResponseHead? {
    await withCheckedContinuation { waiter in
      let isKnown = state.withLock { state in
        let isKnown = state.head != nil || state.result != nil
        if !isKnown { state.headWaiter = waiter }
        return isKnown
      }
      if isKnown { waiter.resume(returning: state.withLock { $0.head }) }
    }
  }

  private func result() async -> Result<Response, TransportError> {
    await withCheckedContinuation { waiter in
      let known = state.withLock { state in
        if state.result == nil { state.resultWaiter = waiter }
        return state.result
      }
      if let known { waiter.resume(returning: known) }
    }
  }

  // MARK: Events

  private func sending() { state.withLock { $0.wasSending = true } }

  private func header(_ line: String) {
    let waiter = state.withLock {
      state -> (CheckedContinuation<ResponseHead?, Never>, ResponseHead)? in
      // Headers after the body belong to nothing that is asked here.
      guard state.head == nil else { return nil }
      if line.hasPrefix("HTTP/") { state.lines = [] }
      guard line.allSatisfy(\.isWhitespace) else {
        state.lines.append(line)
        return nil
      }
      guard let head = ResponseHead(lines: state.lines), !isOnTheWay(head) else { return nil }
      state.head = head
      defer { state.headWaiter = nil }
      return state.headWaiter.map { ($0, head) }
    }
    if let (waiter, head) = waiter { waiter.resume(returning: head) }
  }

  /// Not the last answer: another follows, after 100 or from where this one points.
  private func isOnTheWay(_ head: ResponseHead) -> Bool {
    head.status < 200
      || followsRedirects && [301, 302, 303, 307, 308].contains(head.status)
        && head["location"] != nil
  }

  private func body(_ bytes: UnsafeRawBufferPointer) -> Int {
    state.withLock { state in
      guard let head = state.head else { return bytes.count }
      guard state.body != nil else { return CCURL_PAUSE }
      do throws(BodyWriter.Problem) {
        try state.body?.write(bytes)
        state.received += bytes.count
        return bytes.count
      } catch {
        switch error {
        case .tooLarge(let limit): state.ownError = .tooLarge(head, limit: limit)
        case .file(let path, let errno): state.ownError = .localFile(path: path, errno: errno)
        case .unwanted: break
        }
        return -1
      }
    }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let capacity = buffer.count
    let piece = state.withLock { state -> ArraySlice<UInt8>? in
      do throws(TransportError) {
        return try state.upload?.read(upTo: capacity) ?? []
      } catch {
        state.ownError = error
        return nil
      }
    }
    guard let piece else { return CCURL_ABORT }
    buffer.copyBytes(from: piece)
    return piece.count
  }

  private func moved(_ progress: TransferProgress) {
    state.withLock { $0.progress }?(progress)
  }

  private func done(_ failure: String?) {
    let (headWaiter, resultWaiter, result) = state.withLock { state in
      let result = state.outcome(failure)
      state.result = result
      state.upload = nil
      state.progress = nil
      defer { (state.headWaiter, state.resultWaiter) = (nil, nil) }
      return (state.headWaiter, state.resultWaiter, result)
    }
    headWaiter?.resume(returning: nil)
    resultWaiter?.resume(returning: result)
  }

  // MARK: libcurl

  private func start(
    _ request: APIRequest, userAgent: String, loop: CurlLoop, uploadLength: Int?
  ) -> CurlHandle? {
    var bytes: Data?
    if case .bytes(let data) = request.body { bytes = data }
    // No `Expect`: some servers never answer it, and it would delay each submit.
    let lines = request.headerLines + ["Expect:"]
    let stallsAtOnce = !request.limits.stallsOnlyInBody && stallSeconds > 0
    var events = Self.events
    // Given back by `done`, which comes exactly once, or below.
    let context = Unmanaged.passRetained(self)
    events.context = context.toOpaque()
    let handle = Self.withCStrings([request.url, userAgent] + lines) { strings in
      (bytes ?? Data()).withUnsafeBytes { body in
        Array(strings.dropFirst(2)).withUnsafeBufferPointer { headers in
          var raw = ccurl_request()
          raw.url = strings[0]
          raw.user_agent = strings[1]
          raw.headers = headers.baseAddress
          raw.header_count = Int32(headers.count)
          raw.is_post = request.isPost ? 1 : 0
          raw.body = bytes == nil ? nil : body.baseAddress ?? UnsafeRawPointer(strings[0])
          raw.body_length = Int64(uploadLength ?? body.count)
          // Also for uploads: a body that is read once cannot be sent again on a second connection.
          raw.own_connection = request.isPost ? 1 : 0
          raw.follow_redirects = followsRedirects ? 1 : 0
          raw.without_proxy = request.isForThisMachine ? 1 : 0
          raw.connect_timeout = Int((request.limits.connect * 1000).rounded(.up))
          raw.total_timeout = Int(((request.limits.total ?? 0) * 1000).rounded(.up))
          raw.stall_bytes = stallsAtOnce ? 1 : 0
          raw.stall_seconds = stallsAtOnce ? stallSeconds : 0
          return loop.start(&raw, &events)
        }
      }
    }
    if handle == nil { context.release() }
    return handle
  }

  private static var events: ccurl_events {
    var events = ccurl_events()
    events.sending = { CurlTransfer.of($0)?.sending() }
    events.header = { context, line, length in
      let bytes = UnsafeRawBufferPointer(start: line, count: length)
      CurlTransfer.of(context)?.header(String(decoding: bytes, as: UTF8.self))
    }
    events.body = { context, bytes, length in
      CurlTransfer.of(context)?.body(UnsafeRawBufferPointer(start: bytes, count: length)) ?? -1
    }
    events.read = { context, buffer, capacity in
      CurlTransfer.of(context)?
        .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: capacity)) ?? 0
    }
    events.progress = { context, sent, received in
      CurlTransfer.of(context)?
        .moved(TransferProgress(sent: Int(sent), received: Int(received)))
    }
    events.done = { context, failure in
      guard let context else { return }
      let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeRetainedValue()
      transfer.done(failure.map { String(cString: $0) })
    }
    return events
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies.map { UnsafePointer($0) })
  }
}

extension CurlTransfer.State {
  /// What the end of the transfer means; `failure` is libcurl's.
  fileprivate mutating func outcome(_ failure: String?) -> Result<Response, TransportError> {
    var body = body
    self.body = nil
    let (data, fileHash) = body?.close() ?? (Data(), nil)
    if let ownError { return .failure(ownError) }
    guard let head else {
      let reason = failure ?? "the answer had no headers"
      return .failure(wasSending ? .lost(reason) : .notSent(reason))
    }
    if let failure, body?.isUnwanted != true {
      return .failure(
        .cutShort(
          head, received: received, expected: head.contentLength, reason: failure))
    }
    return .success(Response(head: head, body: data, bytes: received, fileHash: fileHash))
  }
}

extension ResponseHead {
  /// Reads the lines of a header: status line first. Nil where that is none.
  init?(lines: [String]) {
    guard let first = lines.first, let status = first.split(separator: " ").dropFirst().first,
      let code = Int(status.trimmed)
    else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].trimmed.lowercased()
      // The first counts, as for whoever else reads the answer on its way.
      if headers[name] == nil { headers[name] = line[line.index(after: colon)...].trimmed }
    }
    self.init(status: code, headers: headers)
  }
}
