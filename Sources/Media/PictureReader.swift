import TerminalCore

/// Takes pictures out of a stream of bytes in the format PPM, as ffmpeg writes them one after the other.
struct PictureReader {
  private var bytes: [UInt8] = []

  mutating func append(_ new: some Sequence<UInt8>) { bytes.append(contentsOf: new) }

  /// The next picture that is complete.
  mutating func next() -> Picture? {
    guard let head = Self.head(bytes) else { return nil }
    let end = head.length + head.width * head.height * 3
    guard bytes.count >= end else { return nil }
    defer { bytes.removeFirst(end) }
    return Picture(
      width: head.width, height: head.height, bytes: Array(bytes[head.length..<end]))
  }

  /// A picture in the same format.
  static func bytes(of picture: Picture) -> [UInt8] {
    Array("P6\n\(picture.width) \(picture.height)\n255\n".utf8) + picture.bytes
  }

  /// `P6`, width, height and 255, each ended by a blank or a line end.
  private static func head(_ bytes: [UInt8]) -> (width: Int, height: Int, length: Int)? {
    var words: [Substring] = []
    var word = ""
    for (index, byte) in bytes.prefix(32).enumerated() {
      guard byte == 0x20 || byte == 0x0A else {
        word.unicodeScalars.append(Unicode.Scalar(byte))
        continue
      }
      words.append(word[...])
      word = ""
      guard words.count == 4 else { continue }
      guard words[0] == "P6", words[3] == "255", let width = Int(words[1]),
        let height = Int(words[2]), (1...Self.most).contains(width),
        (1...Self.most).contains(height)
      else { return nil }
      return (width, height, index + 1)
    }
    return nil
  }

  /// Nobody has more cells than that.
  private static let most = 4096
}
