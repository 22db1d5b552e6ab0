package import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// The simulated service on a port of this machine, for anything that speaks HTTP.
package actor SimulatedServer {
  private let api: SimulatedAPI
  private let clips: SampleClips
  private let weather: Weather?
  private let requestedPort: Int
  private let now: @Sendable () -> Date
  private var running: (group: MultiThreadedEventLoopGroup, channel: any Channel)?

  /// - Parameters:
  ///   - weather: what becomes of requests on their way; nil lets them all through.
  ///   - port: 0 takes a free one.
  ///   - now: the time that the service lives in.
  package init(
    api: SimulatedAPI, clips: SampleClips = SampleClips(), weather: Weather? = nil, port: Int = 0,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.api = api
    self.clips = clips
    self.weather = weather
    self.requestedPort = port
    self.now = now
  }

  /// Listens on 127.0.0.1 and returns the port. Throws when the port is taken.
  package func start() async throws -> Int {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    do {
      let channel = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer { [api, clips, weather, now] channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(
              SimulatedConnection(api: api, weather: weather, now: now) {
                Self.draw(for: api, with: clips)
              })
          }
        }
        .bind(host: "127.0.0.1", port: requestedPort).get()
      running = (group, channel)
      return channel.localAddress?.port ?? requestedPort
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Stops listening and closes every connection, whatever it waits for.
  package func stop() async {
    guard let (group, channel) = running else { return }
    running = nil
    try? await channel.close()
    try? await group.shutdownGracefully()
  }

  private static func draw(for api: SimulatedAPI, with clips: SampleClips) {
    for order in api.takeOrders() {
      Task { api.deliver(await clips.clip(for: order), for: order) }
    }
  }
}
