/// A colour by its red, green and blue parts, in sRGB.
package struct RGB: Sendable, Hashable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour written as `#8ab4f8`.
  package init?(_ text: some StringProtocol) {
    guard text.count == 7, text.first == "#", let value = Int(text.dropFirst(), radix: 16),
      value >= 0
    else { return nil }
    self.init(packed: value)
  }

  /// A colour from one number, red in the highest of three bytes.
  package init(packed: Int) {
    self.init(
      red: UInt8(packed >> 16 & 255), green: UInt8(packed >> 8 & 255), blue: UInt8(packed & 255))
  }

  package var packed: Int { Int(red) << 16 | Int(green) << 8 | Int(blue) }

  /// How light it is, 0 to 255.
  package var lightness: Int { (2126 * Int(red) + 7152 * Int(green) + 722 * Int(blue)) / 10_000 }
}
