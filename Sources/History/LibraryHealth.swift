import FoundationEssentials
import GRDB
import Glibc

/// What is known of the soundness of the library's file; noted in a small file beside it.
///
/// Reading the whole file takes seconds where there are a hundred thousand jobs. What damages one is a
/// power cut, a copy put in its place or a bad disk, so it is read whole once after each start of the
/// machine, once for each file, and whenever something was amiss.
struct LibraryHealth: Sendable {
  enum Finding: Sendable {
    /// Read whole and found sound, this file, since the machine started.
    case sound
    case unknown
    /// Something in it could not be read, or it was being made anew and that did not come to its end.
    case damaged
  }

  let folder: String

  static let database = "/library.sqlite"
  private var note: String { folder + "/library.health" }

  var finding: Finding {
    guard let text = try? String(contentsOfFile: note, encoding: .utf8) else { return .unknown }
    return text == Self.damaged ? .damaged : text == sound ? .sound : .unknown
  }

  func note(_ finding: Finding) throws {
    let text = finding == .sound ? sound : finding == .damaged ? Self.damaged : ""
    try Data(text.utf8).write(to: URL(filePath: note), options: .atomic)
  }

  private static let damaged = "damaged\n"

  /// Another text after each start of the machine and for each file.
  private var sound: String {
    let start = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    var info = stat()
    stat(folder + Self.database, &info)
    return "sound \(info.st_ino) \(start ?? "\n")"
  }
}

extension Error {
  /// SQLite could not make sense of the file.
  var isDamage: Bool {
    let code = (self as? DatabaseError)?.resultCode
    return code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB
  }
}
