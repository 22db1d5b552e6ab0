import FoundationEssentials
import GRDB
import Glibc

/// Copies of the library from before it was changed to a newer form; the newest three are kept.
struct LibraryBackup {
  let folder: String

  static let kept = 3
  private var backups: String { folder + "/backups" }

  /// The copy has its name only once it is whole and on disk. Without it nothing is changed.
  func make(of database: DatabasePool) throws {
    try FileManager.default.createDirectory(
      atPath: backups, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let new = backups + "/new"
    for part in ["", "-wal", "-shm", "-journal"] { unlink(new + part) }
    let copy = try DatabaseQueue(path: new)
    try database.backup(to: copy)
    try copy.close()
    guard rename(new, Self.freePath(backups + "/library")) == 0 else {
      throw StoreError("\(new) cannot be renamed: \(String(cString: strerror(errno)))")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: backups)
      .filter { $0.hasPrefix("library-") && $0.hasSuffix(".sqlite") }.sorted()
    for name in names.dropLast(Self.kept) { unlink("\(backups)/\(name)") }
  }

  /// `{stem}-{moment}.sqlite`, with a number where that is taken: in order of time when sorted.
  static func freePath(_ stem: String) -> String {
    let style = Date.ISO8601FormatStyle(
      timeSeparator: .omitted, includingFractionalSeconds: true, timeZone: .gmt)
    let moment = Date.now.formatted(style).filter { $0 != "Z" }
    var path = "\(stem)-\(moment).sqlite"
    var number = 2
    while access(path, F_OK) == 0 {
      path = "\(stem)-\(moment)_\(number).sqlite"
      number += 1
    }
    return path
  }
}
