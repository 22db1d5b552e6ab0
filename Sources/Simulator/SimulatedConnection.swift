import Foundation
import NIOCore
import NIOHTTP1

/// One connection to the simulated service: reads requests, writes answers, misbehaves on demand.
final class SimulatedConnection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let api: SimulatedAPI
  private let weather: Weather?
  private let now: @Sendable () -> Date
  /// Called after each request: it may have made a clip necessary.
  private let ordersMayWait: () -> Void
  private var head: HTTPRequestHead?
  private var body = ByteBuffer()
  /// Reads an upload while it comes.
  private var upload: UploadReader?
  private var next: Scheduled<Void>?

  init(
    api: SimulatedAPI, weather: Weather?, now: @escaping @Sendable () -> Date,
    ordersMayWait: @escaping () -> Void
  ) {
    self.api = api
    self.weather = weather
    self.now = now
    self.ordersMayWait = ordersMayWait
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
        let goOn = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(goOn)), promise: nil)
      }
      if SimulatedAPI.isUpload(head.method.rawValue, head.uri) { upload = UploadReader() }
    case .body(var part):
      guard upload != nil else {
        body.writeBuffer(&part)
        return
      }
      part.withUnsafeReadableBytes { upload?.feed($0) }
    case .end:
      guard let head else { return }
      let bytes = body.withUnsafeReadableBytes { Data($0) }
      body = ByteBuffer()
      defer { upload = nil }
      let request = SimulatedRequest(
        method: head.method.rawValue, target: head.uri,
        headers: Dictionary(head.headers.map { ($0.name, $0.value) }) { first, _ in first },
        body: bytes, upload: upload)
      let ask = { [api, now] in api.answer(request, at: now()) }
      carry(out: weather?.answer(ask) ?? ask(), context: context)
      ordersMayWait()
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    next?.cancel()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func carry(out answer: SimulatedAPI.Answer, context: ChannelHandlerContext) {
    switch answer {
    case .reply(let reply):
      write(reply, context: context)
    case .later(let waiting, let date):
      // At least a moment, since a clip may still be drawn; not long, since a test may turn the
      // clock.
      let delay = min(max(date.timeIntervalSince(now()), 0.01), 0.1)
      next = context.eventLoop.assumeIsolated().scheduleTask(
        in: .nanoseconds(Int64(delay * 1e9))
      ) { [self] in
        carry(out: api.resume(waiting, at: now()), context: context)
        ordersMayWait()
      }
    }
  }

  private func write(_ reply: SimulatedReply, context: ChannelHandlerContext) {
    let length: Int
    switch reply.delivery {
    case .closed: return context.close(promise: nil)
    case .silent: return
    case .whole: length = reply.body.count
    case .truncated(let count), .stalled(let count): length = count
    }
    let keepsAlive = head?.isKeepAlive ?? false
    var response = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: reply.status))
    for (name, value) in reply.headers.sorted(by: { $0.key < $1.key }) {
      response.headers.add(name: name, value: value)
    }
    if !keepsAlive { response.headers.add(name: "connection", value: "close") }
    context.write(wrapOutboundOut(.head(response)), promise: nil)
    if length > 0 {
      var buffer = context.channel.allocator.buffer(capacity: length)
      reply.body.prefix(length).withUnsafeBytes { _ = buffer.writeBytes($0) }
      context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }
    switch reply.delivery {
    case .stalled:
      context.flush()
    case .truncated:
      close(
        after: context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer())))), context)
    default:
      let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
      if !keepsAlive { close(after: written, context) }
    }
  }

  private func close(after written: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
    let channel = context.channel
    written.whenComplete { _ in channel.close(promise: nil) }
  }
}
