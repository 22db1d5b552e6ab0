import TerminalCore

/// Which pair of ncurses shows two colours of a picture. Their number is bounded, so it forgets them all at
/// some point and begins anew.
///
/// ncurses looks for a place in a full table on the whole screen, for each pair.
struct PaintTable {
  private let depth: Depth
  /// So many pairs at the most.
  private let room: Int
  private let pair: (_ foreground: Int, _ background: Int) -> Int32
  private var pairs: [Numbers: Int32] = [:]
  /// The numbered colour that is nearest to each colour of five bits a part; 0 where none was looked for yet.
  private var nearest: [UInt8]

  private enum Depth { case direct, indexed }

  private struct Numbers: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// Nil where the terminal has too few colours for pictures.
  ///
  /// - Parameters:
  ///   - pairs: how many the terminal has, some of which the theme needs.
  ///   - pair: asks ncurses for the pair of two colour numbers.
  init?(
    colors: Int, pairs: Int, pair: @escaping (_ foreground: Int, _ background: Int) -> Int32
  ) {
    guard colors >= 256, pairs > 2 * Self.reserve else { return nil }
    depth = colors >= 1 << 24 ? .direct : .indexed
    room = pairs - Self.reserve
    self.pair = pair
    nearest = Array(repeating: 0, count: 1 << 15)
  }

  private static let reserve = 512

  /// The next frame may need more pairs than are left.
  ///
  /// - Parameter cells: how many of its cells are painted; not asked while there is much room.
  func isFull(for cells: @autoclosure () -> Int) -> Bool {
    pairs.count > room / 2 && pairs.count + cells() > room
  }

  subscript(paint: Paint) -> Int32 {
    mutating get {
      let numbers = Numbers(
        foreground: number(paint.foreground, isMoving: paint.isMoving),
        background: number(paint.background, isMoving: paint.isMoving))
      if let known = pairs[numbers] { return known }
      let new = pair(Int(numbers.foreground), Int(numbers.background))
      pairs[numbers] = new
      return new
    }
  }

  /// Where a number is a colour, one of five bits a part; of a moving picture the same few as elsewhere, so that
  /// its pairs are used again.
  private mutating func number(_ color: RGB, isMoving: Bool) -> Int32 {
    let fine = (Int(color.red) >> 3) << 10 | (Int(color.green) >> 3) << 5 | Int(color.blue) >> 3
    if depth == .direct, !isMoving {
      return Int32(ColorMatch.directNumber(Self.color(fine)))
    }
    if nearest[fine] == 0 { nearest[fine] = UInt8(IndexedPalette.nearest(to: Self.color(fine))) }
    let index = Int(nearest[fine])
    return Int32(
      depth == .direct ? ColorMatch.directNumber(IndexedPalette.rgb(of: index)) : index)
  }

  /// A colour of five bits a part in eight, from all dark to all light.
  private static func color(_ fine: Int) -> RGB {
    func part(_ bits: Int) -> UInt8 { UInt8((bits & 31) * 255 / 31) }
    return RGB(red: part(fine >> 10), green: part(fine >> 5), blue: part(fine))
  }
}
