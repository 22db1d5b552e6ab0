import ArgumentParser
import Foundation
import SegmindAPI
import Service

/// One transfer in a process of its own, so that what it takes can be told from all else; started by the benchmark.
struct Transfer: AsyncParsableCommand {
  static let name = "transfer"

  @Argument var server: String
  @Argument var file: String
  @Flag(help: "Sends the file instead of fetching it.")
  var up = false
  @Flag(help: "Gives the file its name durably, as a clip gets it.")
  var durable = false

  func run() async throws {
    guard let origins = Origins(api: server), let key = APIKey(Provider.key) else {
      throw Trouble("no server")
    }
    let client = APIClient(
      origins: origins, key: key, transport: CurlTransport(userAgent: "dailies-bench"))
    if up {
      guard case .stored = await client.upload(file: file) else { throw Trouble("not sent") }
    } else {
      guard case .saved(_, let hash, _) = await client.download(url: server, to: file) else {
        throw Trouble("not fetched")
      }
      if durable { _ = try Disk.publish(file, as: file + ".mp4") }
      print(hash)
    }
    print(try Self.peak())
  }

  /// The most that was resident of this process, in KiB.
  private static func peak() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
  }
}
