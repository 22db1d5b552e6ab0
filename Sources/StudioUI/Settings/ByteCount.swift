/// The size of a file as people write it: "100 MB".
package struct ByteCount: Hashable, Sendable {
  package let bytes: Int

  /// A number and kB, MB or GB, each a thousand of the one before. Nil for anything else.
  package init?(_ text: String) {
    let units = ["kb": 1e3, "mb": 1e6, "gb": 1e9]
    let number = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(number.count).drop(while: \.isWhitespace).lowercased()
    guard let amount = Double(number), let factor = units[unit], amount * factor < 1e15 else {
      return nil
    }
    bytes = Int(amount * factor)
  }
}
