import Glibc

/// Reads the comment that stands in a movie's metadata, where every program looks for it.
package enum MovieComment {
  /// Nil where the file is no movie or has none.
  package static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // ISO 14496-12, and below `ilst` the names of iTunes; the version of `meta` stands before its boxes. In
    // QuickTime's own files it is a text behind its length and language.
    let ways = [
      [("meta", 4), ("ilst", 0), ("\u{A9}cmt", 0), ("data", 8)], [("\u{A9}cmt", 4)],
    ]
    for way in ways {
      var place: Range<Int>? = 0..<Int(lseek(file, 0, SEEK_END))
      for (name, before) in [("moov", 0), ("udta", 0)] + way {
        place = place.flatMap { box(name, in: $0, of: file) }.map { $0.dropFirst(before) }
      }
      if let place, !place.isEmpty, let text = bytes(place.prefix(longest), of: file) {
        return String(decoding: text, as: UTF8.self)
      }
    }
    return nil
  }

  private static let longest = 1 << 20

  /// Where the content of the first box of that name lies.
  private static func box(_ name: String, in place: Range<Int>, of file: Int32) -> Range<Int>? {
    let wanted = name.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    var start = place.lowerBound
    while start + 8 <= place.upperBound {
      guard let head = bytes(start..<min(start + 16, place.upperBound), of: file) else {
        return nil
      }
      var length = number(head[0..<4])
      let isLong = length == 1 && head.count == 16
      // 0: to the end. 1: the length follows the name.
      if length == 0 { length = place.upperBound - start }
      if isLong { length = number(head[8..<16]) }
      guard length >= (isLong ? 16 : 8), length <= place.upperBound - start else { return nil }
      if Array(head[4..<8]) == wanted { return start + (isLong ? 16 : 8)..<start + length }
      start += length
    }
    return nil
  }

  private static func bytes(_ place: Range<Int>, of file: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: place.count)
    return pread(file, &bytes, bytes.count, off_t(place.lowerBound)) == bytes.count ? bytes : nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(clamping: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
