import Foundation
package import TerminalCore

/// A colour as the eye sees it, in the space Oklab: its lightness, and how far it is from grey towards red
/// and towards yellow. Equal distances look equally different.
package struct PerceivedColor: Sendable, Hashable {
  private let lightness: Double
  private let red: Double
  private let yellow: Double

  /// By the matrices of Oklab's definition (B. Ottosson, 2020).
  package init(_ color: RGB) {
    let r = Contrast.linear(color.red)
    let g = Contrast.linear(color.green)
    let b = Contrast.linear(color.blue)
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// The square of the distance. A wrong hue disturbs more than a wrong lightness.
  package func difference(from other: PerceivedColor) -> Double {
    let hue = square(red - other.red) + square(yellow - other.yellow)
    return square(lightness - other.lightness) + 2 * hue
  }

  private func square(_ number: Double) -> Double { number * number }
}
