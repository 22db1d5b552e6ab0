import Foundation

/// A file that came inside an upload as a base64 data URL.
struct DataURL: Sendable {
  /// Such as `image/jpeg`.
  let type: String
  let bytes: Data

  /// The files of `{"data_urls":["data:image/jpeg;base64,…", …]}`, or nil when it is not that.
  ///
  /// It looks for quotes instead of reading JSON: a body can be hundreds of megabytes, and a data
  /// URL has nothing in it that JSON would write differently, but for the slash.
  static func list(in body: Data) -> [DataURL]? {
    body.withUnsafeBytes { bytes -> [DataURL]? in
      let head = Data(bytes.prefix(4096))
      guard let key = head.range(of: Data("\"data_urls\"".utf8)) else { return nil }
      var files: [DataURL] = []
      var position = key.upperBound
      while let start = index(of: UInt8(ascii: "\""), in: bytes, from: position) {
        if bytes[position..<start].contains(UInt8(ascii: "]")) { return files }
        guard let end = index(of: UInt8(ascii: "\""), in: bytes, from: start + 1),
          let file = DataURL(UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<end]))
        else { return nil }
        files.append(file)
        position = end + 1
      }
      return bytes[position...].contains(UInt8(ascii: "]")) ? files : nil
    }
  }

  private init?(_ text: UnsafeRawBufferPointer) {
    guard let comma = Self.index(of: UInt8(ascii: ","), in: text, from: 0), comma < 256 else {
      return nil
    }
    let head = String(decoding: text[..<comma], as: UTF8.self).replacing("\\/", with: "/")
    guard head.hasPrefix("data:"), head.hasSuffix(";base64") else { return nil }
    var payload = Data(UnsafeRawBufferPointer(rebasing: text[(comma + 1)...]))
    if Self.index(of: UInt8(ascii: "\\"), in: text, from: comma) != nil {
      payload.removeAll { $0 == UInt8(ascii: "\\") }
    }
    guard let bytes = Data(base64Encoded: payload), !bytes.isEmpty else { return nil }
    self.bytes = bytes
    type = String(head.dropFirst("data:".count).prefix { $0 != ";" })
  }

  /// The ending that a name of such a file has.
  var fileExtension: String {
    let known = [
      "image/jpeg": "jpg", "image/svg+xml": "svg", "video/quicktime": "mov", "audio/mpeg": "mp3",
      "audio/x-wav": "wav", "audio/mp4": "m4a", "video/x-matroska": "mkv",
    ]
    return known[type] ?? String(type.drop { $0 != "/" }.dropFirst().filter { $0 != "/" })
  }

  /// `memchr`, since a loop over every byte would take a debug build most of a minute.
  private static func index(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int)
    -> Int?
  {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
