@preconcurrency import Dispatch
import Glibc

/// Tells when something happens to the files in a folder, by the kernel's word instead of by asking.
package final class FolderWatch: Sendable {
  private let source: any DispatchSourceRead

  /// Nil where the system has no watches left.
  ///
  /// - Parameters:
  ///   - events: what counts, as in inotify(7).
  ///   - happened: called on a queue of its own with what happened, once for events that come together.
  package init?(_ folder: String, for events: Int32, happened: @escaping @Sendable (Int32) -> Void)
  {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, folder, UInt32(events)) >= 0 else {
      close(descriptor)
      return nil
    }
    let queue = DispatchQueue(label: "folder.watch")
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler { happened(Self.read(descriptor)) }
    source.setCancelHandler { close(descriptor) }
    source.activate()
  }

  deinit { source.cancel() }

  /// All that has come, as one mask.
  private static func read(_ descriptor: Int32) -> Int32 {
    var events: UInt32 = 0
    var bytes = [UInt8](repeating: 0, count: 4096)
    while case let count = Glibc.read(descriptor, &bytes, bytes.count), count > 0 {
      bytes.withUnsafeBytes { bytes in
        var offset = 0
        while offset < count {
          let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          events |= event.mask
          offset += MemoryLayout<inotify_event>.size + Int(event.len)
        }
      }
    }
    return Int32(truncatingIfNeeded: events)
  }
}
