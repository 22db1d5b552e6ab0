import FoundationEssentials
import Glibc

/// Which version of a clip the bytes of a part belong to, in the server's words. It lies in a file beside
/// the part, so that another process can go on with it; a part without a mark is begun again.
package enum PartMark {
  static func path(_ part: String) -> String { part + ".mark" }

  static func read(_ part: String) -> String? {
    guard let mark = LocalFile.start(of: path(part)), !mark.isEmpty else { return nil }
    return String(decoding: mark, as: UTF8.self)
  }

  /// The part begins anew with the body of this answer. What was there goes first: it must never be found
  /// with the new mark.
  static func begin(_ part: String, _ head: ResponseHead) {
    unlink(path(part))
    unlink(part)
    guard let mark = mark(head) else { return }
    try? Data(mark.utf8).write(to: URL(filePath: path(part)))
  }

  /// A strong validator (RFC 9110, 8.8.1), or the date where there is none.
  static func mark(_ head: ResponseHead) -> String? {
    if let etag = head["etag"], etag.hasPrefix("\"") { return etag }
    return head["last-modified"]
  }

  /// Gives a part and its mark another name; false where the part is not there any more.
  package static func move(_ part: String, to other: String) -> Bool {
    unlink(path(other))
    guard rename(part, other) == 0 else { return false }
    rename(path(part), path(other))
    return true
  }
}
