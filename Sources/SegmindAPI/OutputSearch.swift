import FoundationEssentials
import Schema

/// Finds the clip's URL in a result, wherever the model put it.
///
/// `output` is documented for every model, `video.url` beside it; list, object and JSON inside a string
/// were observed or are in the SDK. The order is from the surest to the vaguest.
enum OutputSearch {
  static func url(in reply: Value) -> String? {
    let output = reply["output"]
    return url(output) ?? url(reply["video"]) ?? url(reply["video_url"])
      ?? url(reply["images"]?.items?.first) ?? url(reply["url"])
  }

  /// The first URL in a value: text, list, object, or JSON written as text.
  private static func url(_ value: Value?, depth: Int = 0) -> String? {
    guard let value, depth < 6 else { return nil }
    switch value {
    case .text(let text):
      return webURL(text) ?? url(json(text), depth: depth + 1)
    case .list(let items):
      return items.lazy.compactMap { url($0, depth: depth + 1) }.first
    case .object(let members):
      return ["url", "video_url", "video", "output", "value"].lazy
        .compactMap { url(members[$0], depth: depth + 1) }.first
    case .null, .bool, .integer, .number:
      return nil
    }
  }

  /// The text where it is one http(s) URL without blanks.
  static func webURL(_ text: String) -> String? {
    let trimmed = text.trimmed
    let lower = trimmed.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
      trimmed.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f })
    else { return nil }
    return trimmed
  }

  private static func json(_ text: String) -> Value? {
    guard let first = text.first(where: { !$0.isWhitespace }), "[{\"".contains(first) else {
      return nil
    }
    return try? Value(json: Data(text.utf8))
  }
}
