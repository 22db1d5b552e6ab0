import TerminalCore
import TestSupport
import Testing

/// What a picture becomes in cells.
@Suite struct PictureTests {
  struct Drawing: Sendable, CustomTestStringConvertible {
    let name: String
    let picture: Picture
    let size: Size
    var style = PictureStyle.colors
    var glyphs = GlyphSet.unicode

    var testDescription: String { name }

    var frame: Frame {
      Frame(size: size, glyphs: glyphs) { $0.picture(picture, style: style) }
    }
  }

  /// Red grows to the right and green downwards.
  private static func gradient(_ width: Int, _ height: Int) -> Picture {
    var bytes: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        bytes += [UInt8(column * 255 / (width - 1)), UInt8(row * 255 / (height - 1)), 64]
      }
    }
    return Picture(width: width, height: height, bytes: bytes) ?? black
  }

  /// From black at the top to white at the bottom.
  private static func greys(_ width: Int, _ height: Int) -> Picture {
    var bytes: [UInt8] = []
    for row in 0..<height {
      bytes += [UInt8](repeating: UInt8(row * 255 / (height - 1)), count: 3 * width)
    }
    return Picture(width: width, height: height, bytes: bytes) ?? black
  }

  private static let black = Picture(width: 1, height: 1, bytes: [0, 0, 0]).unsafelyUnwrapped

  static let drawings = [
    Drawing(name: "gradient", picture: gradient(160, 90), size: Size(columns: 16, rows: 6)),
    Drawing(name: "portrait", picture: gradient(90, 160), size: Size(columns: 16, rows: 6)),
    Drawing(name: "square", picture: gradient(64, 64), size: Size(columns: 16, rows: 6)),
    Drawing(name: "tiny-area", picture: gradient(160, 90), size: Size(columns: 1, rows: 1)),
    Drawing(name: "tiny-picture", picture: gradient(2, 2), size: Size(columns: 9, rows: 4)),
    Drawing(
      name: "shades", picture: greys(90, 160), size: Size(columns: 16, rows: 10), style: .shades),
    Drawing(
      name: "shades-ascii", picture: greys(90, 160), size: Size(columns: 16, rows: 10),
      style: .shades, glyphs: .ascii),
    Drawing(
      name: "colors-ascii", picture: greys(90, 160), size: Size(columns: 16, rows: 10),
      glyphs: .ascii),
  ]

  @Test(arguments: drawings) func isDrawnAsKept(drawing: Drawing) throws {
    try Golden.check(drawing.frame.golden, "picture-\(drawing.name).txt")
  }

  @Test(arguments: drawings, ["0x0", "1x1", "3x1", "1x9", "200x1", "7x50"])
  func fitsAnyArea(drawing: Drawing, size: String) throws {
    let size = try #require(Size(size))
    let frame = Frame(size: size) { $0.picture(drawing.picture, style: drawing.style) }
    #expect(frame.size == size)
  }

  @Test(arguments: [
    (160, 90, "80x24", "80x23"), (160, 90, "40x24", "40x11"), (90, 160, "80x24", "27x24"),
    (1, 1, "80x24", "48x24"), (16, 9, "30x12", "30x8"),
    (9, 21, "80x7", "6x7"), (4000, 1, "80x24", "80x1"), (1, 4000, "80x24", "1x24"),
    (16, 9, "0x5", "0x0"), (0, 9, "5x5", "0x0"),
  ])
  func keepsItsShape(width: Int, height: Int, room: String, cells: String) {
    let fitting = Size(room)?.fitting(width: width, height: height)
    #expect(fitting == Size(cells))
    #expect(fitting?.fitting(width: width, height: height) == Size(cells))
  }

  /// A fine pattern becomes its average, not one of its colours.
  @Test func smallerPixelsAreTheAverageOfThoseTheyStandFor() throws {
    let board = (0..<64).map { ($0 + $0 / 8).isMultiple(of: 2) ? UInt8(0) : 200 }
    let picture = try #require(
      Picture(width: 8, height: 8, bytes: board.flatMap { [$0, $0, $0] }))
    let small = picture.fitted(in: Size(columns: 2, rows: 1))
    #expect((small.width, small.height) == (2, 2))
    #expect(small.bytes == [UInt8](repeating: 100, count: 12))
    #expect(small.fitted(in: Size(columns: 2, rows: 1)) == small)
  }

  @Test(arguments: [(2, 2, 11), (2, 2, 13), (0, 0, 0), (-1, -1, 3), (Int.max, 2, 6)])
  func bytesThatAreNoPictureAreRefused(width: Int, height: Int, count: Int) {
    let bytes = [UInt8](repeating: 0, count: count)
    #expect(Picture(width: width, height: height, bytes: bytes) == nil)
  }

  /// What lies under a box recedes, and what is written over a picture is not painted.
  @Test func aPictureRecedesAndCanBeWrittenOver() {
    let drawing = Self.drawings[2]
    let frame = Frame(size: drawing.size) { canvas in
      canvas.picture(drawing.picture, style: .colors)
      canvas.setRole(.dim)
      canvas.text("over", at: Point(column: 4, row: 2), role: .title)
    }
    let before = drawing.frame.grid[Point(column: 13, row: 0)].paint
    let after = frame.grid[Point(column: 13, row: 0)].paint
    #expect(after?.foreground.red == before.map { $0.foreground.red / 3 })
    #expect(frame.grid[Point(column: 4, row: 2)].paint == nil)
  }

  /// Each frame compares every cell with the one before.
  @Test func aCellStaysSmall() { #expect(MemoryLayout<Cell>.stride <= 32) }
}
