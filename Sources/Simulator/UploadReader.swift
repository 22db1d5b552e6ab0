import Foundation

/// Reads the files of `{"data_urls":["data:image/jpeg;base64,…", …]}` while they come. What is longer than
/// `kept` is counted and not kept, so that a gigabyte takes no more memory than a picture.
///
/// It looks for quotes instead of reading JSON: a data URL has nothing in it that JSON would write
/// differently, but for the slash.
package struct UploadReader: Sendable {
  /// A file that came as a base64 data URL.
  struct File: Sendable {
    /// Such as `image/jpeg`.
    let type: String
    /// The first bytes of it, all of them where it is short.
    var bytes = Data()
    var count = 0
  }

  private enum Place: Sendable {
    case beforeList, betweenFiles, beforePayload, payload, afterList, astray
  }

  /// Bytes of a file.
  private static let kept = 32 << 20

  private var read: [File] = []
  private var place = Place.beforeList
  /// What is not long enough to be understood yet.
  private var rest = Data()
  private var isPadded = false

  package init() {}

  /// Nil where it is no such document, or none that is whole.
  var files: [File]? { place == .afterList && !read.isEmpty ? read : nil }

  /// The next bytes of the document.
  package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    var piece = bytes[...]
    while !piece.isEmpty {
      switch place {
      case .beforeList:
        rest.append(contentsOf: piece)
        piece = piece.suffix(0)
        guard let key = rest.range(of: Data("\"data_urls\"".utf8)) else {
          if rest.count > 4096 { place = .astray }
          break
        }
        let text = Data(rest[key.upperBound...])
        (rest, place) = (Data(), .betweenFiles)
        // Once more, as what it is.
        text.withUnsafeBytes { feed($0) }
      case .betweenFiles:
        let end = piece.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "]") }
        guard let end else { return }
        place = piece[end] == UInt8(ascii: "]") ? .afterList : .beforePayload
        piece = piece[(end + 1)...]
      case .beforePayload:
        let end = piece.firstIndex(of: UInt8(ascii: ",")) ?? piece.endIndex
        rest.append(contentsOf: piece[..<end])
        guard end < piece.endIndex else {
          if rest.count > 256 { place = .astray }
          return
        }
        begin()
        piece = piece[(end + 1)...]
      case .payload:
        let end = Self.index(of: UInt8(ascii: "\""), in: piece) ?? piece.endIndex
        take(Data(piece[..<end]))
        guard end < piece.endIndex else { return }
        finish()
        piece = piece[(end + 1)...]
      case .afterList, .astray: return
      }
    }
  }

  private mutating func begin() {
    let head = String(decoding: rest, as: UTF8.self).replacing("\\/", with: "/")
    (rest, isPadded) = (Data(), false)
    guard head.hasPrefix("data:"), head.hasSuffix(";base64"), !head.contains("\"") else {
      place = .astray
      return
    }
    read.append(File(type: String(head.dropFirst("data:".count).prefix { $0 != ";" })))
    place = .payload
  }

  private mutating func take(_ piece: Data) {
    var text = rest + piece
    if Self.has(UInt8(ascii: "\\"), text) { text.removeAll { $0 == UInt8(ascii: "\\") } }
    let whole = text.count / 4 * 4
    rest = Data(text.dropFirst(whole))
    guard whole > 0 else { return }
    let four = text.prefix(whole)
    guard !isPadded, let bytes = Data(base64Encoded: four), var file = read.popLast() else {
      place = .astray
      return
    }
    isPadded = four.last == UInt8(ascii: "=")
    file.count += bytes.count
    file.bytes.append(bytes.prefix(Self.kept - file.bytes.count))
    read.append(file)
  }

  private mutating func finish() {
    if place == .payload { place = rest.isEmpty && read.last?.count != 0 ? .betweenFiles : .astray }
  }

  /// `memchr`, since a loop over every byte would take a debug build most of a minute.
  private static func index(
    of byte: UInt8, in bytes: Slice<UnsafeRawBufferPointer>
  ) -> Int? {
    let piece = UnsafeRawBufferPointer(rebasing: bytes)
    guard let base = piece.baseAddress, let found = memchr(base, Int32(byte), piece.count) else {
      return nil
    }
    return bytes.startIndex + (UnsafeRawPointer(found) - base)
  }

  private static func has(_ byte: UInt8, _ data: Data) -> Bool {
    data.withUnsafeBytes { index(of: byte, in: $0[...]) != nil }
  }
}

extension UploadReader.File {
  /// The ending that a name of such a file has.
  var fileExtension: String {
    let known = [
      "image/jpeg": "jpg", "image/svg+xml": "svg", "video/quicktime": "mov", "audio/mpeg": "mp3",
      "audio/x-wav": "wav", "audio/mp4": "m4a", "video/x-matroska": "mkv",
    ]
    return known[type] ?? String(type.drop { $0 != "/" }.dropFirst().filter { $0 != "/" })
  }
}
