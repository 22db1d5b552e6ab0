import TerminalCore
import Themes

/// The 256 numbered colours of xterm, which nearly every terminal shows alike from 16 on.
enum IndexedPalette {
  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let first16 = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// What a number from 0 to 255 looks like.
  static func rgb(of index: Int) -> RGB {
    switch index {
    case ..<16: return RGB(packed: first16[max(0, index)])
    case 232...:
      let grey = UInt8(8 + 10 * (min(index, 255) - 232))
      return RGB(red: grey, green: grey, blue: grey)
    default:
      let cube = index - 16
      return RGB(
        red: steps[cube / 36], green: steps[cube / 6 % 6], blue: steps[cube % 6])
    }
  }

  private static let perceived = (16...255).map { ($0, PerceivedColor(rgb(of: $0))) }

  /// The number, from 16 on, that looks most like a colour.
  static func nearest(to rgb: RGB) -> Int {
    let color = PerceivedColor(rgb)
    return perceived.min { color.difference(from: $0.1) < color.difference(from: $1.1) }?.0 ?? 16
  }
}
