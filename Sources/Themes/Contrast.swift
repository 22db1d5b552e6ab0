import Foundation
package import TerminalCore

/// Says how well one colour can be read on another.
package enum Contrast {
  /// The contrast ratio of the Web Content Accessibility Guidelines 2.1, from 1 to 21.
  ///
  /// Text wants 4.5, large or incidental text 3.
  package static func ratio(_ one: RGB, _ other: RGB) -> Double {
    let lights = [luminance(of: one), luminance(of: other)]
    return ((lights.max() ?? 0) + 0.05) / ((lights.min() ?? 0) + 0.05)
  }

  /// Relative luminance, 0 for black to 1 for white.
  package static func luminance(of color: RGB) -> Double {
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  /// A part of an sRGB colour, 0 to 255, as an amount of light from 0 to 1.
  static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
