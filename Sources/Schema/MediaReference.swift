import Foundation

/// What a person put into a media field: something on the web, or a file that is uploaded first.
package enum MediaReference: Hashable, Sendable {
  case url(String)
  /// A path, as typed; `~` is not yet expanded.
  case file(String)
  /// A scheme that the provider does not fetch (`data:`, `ftp:`).
  case unusable(scheme: String)

  package init(_ text: String) {
    let lower = text.lowercased()
    if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
      self = .url(text)
    } else if lower.hasPrefix("file://") {
      let path = text.dropFirst("file://".count)
      let local = String(path.hasPrefix("localhost/") ? path.dropFirst("localhost".count) : path)
      self = .file(local.removingPercentEncoding ?? local)
    } else if lower.hasPrefix("data:") {
      self = .unusable(scheme: "data")
    } else if let end = lower.firstRange(of: "://"), !lower[..<end.lowerBound].contains("/") {
      self = .unusable(scheme: String(lower[..<end.lowerBound]))
    } else {
      self = .file(text)
    }
  }
}
