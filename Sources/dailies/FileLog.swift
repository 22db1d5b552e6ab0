import Foundation
import Logging
import Synchronization

/// Keeps the log in a file, since nothing may be printed over the screen. It begins anew at 1 MiB; the
/// one before stays beside it.
struct FileLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info
  private let label: String
  private let file: FileHandle

  /// A logger that writes to the file and the descriptor of that file; nil where it cannot be written.
  static func open(_ path: String) -> (logger: Logger, descriptor: Int32)? {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    if let size, size > 1 << 20 {
      try? FileManager.default.removeItem(atPath: path + ".old")
      try? FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    }
    let descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    return (Logger(label: "dailies") { FileLog(label: $0, file: file) }, descriptor)
  }

  private init(label: String, file: FileHandle) {
    self.label = label
    self.file = file
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = "\(Date.now.formatted(.iso8601)) \(event.level) \(event.message)\n"
    // One write for a line: other processes write to the same file.
    try? file.write(contentsOf: Data(line.utf8))
  }
}
