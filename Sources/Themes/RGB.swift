/// A colour by its red, green and blue parts, 0 to 255 each, in sRGB.
package struct RGB: Sendable, Hashable {
  package let red: Int
  package let green: Int
  package let blue: Int

  package init(red: Int, green: Int, blue: Int) {
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
    self.init(red: packed >> 16 & 255, green: packed >> 8 & 255, blue: packed & 255)
  }

  package var packed: Int { red << 16 | green << 8 | blue }
}
