import Foundation
import Jobs
import TerminalCore

/// Small pictures of files that were looked at, and what is known of the files, kept on disk so that nothing
/// is decoded twice. Losing it costs nothing.
package struct FrameCache: Sendable {
  private let folder: URL
  /// So many files at the most; the oldest go first.
  private let limit: Int

  package init(folder: String, limit: Int = 2000) {
    self.folder = URL(filePath: folder)
    self.limit = limit
  }

  func facts(of identity: String) -> MediaFacts? {
    read(identity).flatMap { try? JSONDecoder().decode(MediaFacts.self, from: $0) }
  }

  func keep(_ facts: MediaFacts, of identity: String) {
    if let data = try? JSONEncoder().encode(facts) { write(data, identity) }
  }

  func picture(_ identity: String, at seconds: Double, _ size: Size) -> Picture? {
    guard let data = read(Self.name(identity, seconds, size)) else { return nil }
    var reader = PictureReader()
    reader.append(data)
    return reader.next()
  }

  func keep(_ picture: Picture, of identity: String, at seconds: Double, _ size: Size) {
    write(Data(PictureReader.bytes(of: picture)), Self.name(identity, seconds, size))
  }

  private static func name(_ identity: String, _ seconds: Double, _ size: Size) -> String {
    "\(identity) \(Int(seconds * 1000)) \(size.columns)x\(size.rows)"
  }

  private func file(_ name: String) -> URL {
    // FNV-1a in 64 bits: a name that is short, always the same, and hardly ever another's.
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return folder.appending(path: String(hash, radix: 36))
  }

  private func read(_ name: String) -> Data? { try? Data(contentsOf: file(name)) }

  private func write(_ data: Data, _ name: String) {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? data.write(to: file(name), options: .atomic)
    // Counting takes longer than writing.
    if Int.random(in: 0..<16) == 0 { removeOldest() }
  }

  func removeOldest() {
    guard
      let files = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.contentModificationDateKey]),
      files.count > limit
    else { return }
    let aged = files.map { file in
      let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
      return (file, values?.contentModificationDate ?? .distantPast)
    }
    for (file, _) in aged.sorted(by: { $0.1 < $1.1 }).dropLast(limit * 3 / 4) {
      try? FileManager.default.removeItem(at: file)
    }
  }
}
