/// Where the API lives: scheme, host and port, in one spelling (`https://api.segmind.com`).
package struct Origin: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Takes `http://` and `https://` with a host and at most a port; a trailing `/`, `/v1` or `/v2` is
  /// dropped. Nil for anything else: a user name, another path, a query.
  package init?(_ text: String) {
    let lower = text.lowercased()
    guard let end = lower.firstRange(of: "://") else { return nil }
    let scheme = lower[..<end.lowerBound]
    guard scheme == "http" || scheme == "https" else { return nil }
    var rest = lower[end.upperBound...]
    while rest.hasSuffix("/") { rest.removeLast() }
    for version in ["/v1", "/v2"] where rest.hasSuffix(version) { rest.removeLast(version.count) }
    guard let (host, port) = Self.split(rest) else { return nil }
    let isDefault = port == nil || port == (scheme == "https" ? 443 : 80)
    description = "\(scheme)://\(host)" + (isDefault ? "" : port.map { ":\($0)" } ?? "")
  }

  private static func split(_ text: Substring) -> (host: Substring, port: Int?)? {
    var host = text
    var port: Int?
    if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
      guard let number = UInt16(text[text.index(after: colon)...]), number > 0 else { return nil }
      port = Int(number)
      host = text[..<colon]
    }
    let inner = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host
    let allowed = inner.count == host.count ? "-.0123456789_" : ".:0123456789"
    guard !inner.isEmpty, inner.allSatisfy({ ("a"..."z") ~= $0 || allowed.contains($0) }) else {
      return nil
    }
    return (host, port)
  }

  /// Whether a URL that the API gave is on this origin, so that it may be asked with the key.
  ///
  /// It is a comparison of text, not of parsed URLs: no two parsers can disagree about it.
  package func holds(_ url: String) -> Bool {
    url.hasPrefix(description + "/")
      && url.unicodeScalars.allSatisfy { (0x21...0x7e) ~= $0.value && $0 != "\\" }
  }
}
