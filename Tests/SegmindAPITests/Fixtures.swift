import Foundation
import Jobs
import SegmindAPI
import Testing

let secret = "SG_0123456789abcdef"

func client(_ transport: any Transport, origin: String = "http://127.0.0.1:9") throws -> APIClient {
  APIClient(
    origins: try #require(Origins(api: origin)), key: try #require(APIKey(secret)),
    transport: transport)
}

/// A folder of its own for one test, removed with it.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/segmind-api-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ content: Data? = nil) -> String {
    let file = path + "/" + name
    if let content { _ = FileManager.default.createFile(atPath: file, contents: content) }
    return file
  }
}

func content(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

/// Bytes that show any loss, repeat or shift, made quickly: a block of a prime length, again and again.
func pattern(_ count: Int) -> Data {
  let block = Data((0..<997).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
  var data = Data(capacity: count + block.count)
  while data.count < count { data += block }
  return data.prefix(count)
}

extension UploadAnswer {
  /// The address; throws the failure where there is none.
  func get() throws -> String {
    switch self {
    case .stored(let url): return url
    case .rateLimited(_, let failure), .unreachable(let failure), .refused(let failure):
      throw failure
    }
  }
}
