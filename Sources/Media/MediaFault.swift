/// Why nothing can be shown of a file, or known of it, in words for the person who wants to see it.
package enum MediaFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// ffmpeg or ffprobe, which come together.
  case notInstalled(String)
  case missing
  /// A folder, a pipe or a device.
  case noFile
  case unreadable
  case empty
  /// What it holds is no picture, clip or sound.
  case notMedia
  /// It has no picture, only sound.
  case noPicture
  /// It ends before that moment, though it says that it is longer.
  case noFrame
  case tookTooLong
  case notWritten(String)
  /// Nobody wants to know any more.
  case cancelled

  package var description: String {
    switch self {
    case .notInstalled(let name): "\(name) is not installed: sudo apt install ffmpeg"
    case .missing: "The file is not there."
    case .noFile: "This is no file."
    case .unreadable: "The file cannot be read."
    case .empty: "The file is empty."
    case .notMedia: "ffmpeg finds no picture, clip or sound in it."
    case .noPicture: "It has no picture."
    case .noFrame: "The clip ends before this frame."
    case .tookTooLong: "ffmpeg took too long."
    case .notWritten(let path): "\(path) cannot be written."
    case .cancelled: "No longer wanted."
    }
  }
}
