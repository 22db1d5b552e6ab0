import Testing

@testable import TerminalCore

/// What of a grid is to be written to a terminal again.
struct GridTests {
  private static func grid(_ text: String, role: Role = .text, columns: Int = 6) -> Grid {
    var grid = Grid(size: Size(columns: columns, rows: 2))
    var column = 0
    for glyph in DisplayWidth.cells(of: text) {
      grid.put(glyph, at: Point(column: column, row: 1), role: role)
      column += glyph.columns
    }
    return grid
  }

  @Test func onlyTheColumnsThatDifferAreTold() {
    let before = Self.grid("prompt")
    #expect(Self.grid("prompt").columns(of: 1, unlike: before) == [])
    #expect(Self.grid("pramps").columns(of: 1, unlike: before) == [2, 5])
    #expect(Self.grid("pramps").columns(of: 0, unlike: before) == [])
  }

  @Test func anotherMeaningOfTheSameLetterDiffers() {
    let before = Self.grid("ab")
    #expect(Self.grid("ab", role: .dim).columns(of: 1, unlike: before) == [0, 1])
  }

  @Test func bothHalvesOfAWideLetterDiffer() {
    #expect(Self.grid("a語").columns(of: 1, unlike: Self.grid("abc")) == [1, 2])
  }

  @Test func whereNothingIsKnownAllDiffers() {
    #expect(Self.grid("ab").columns(of: 1, unlike: nil) == Array(0..<6))
    #expect(Self.grid("ab").columns(of: 1, unlike: Self.grid("ab", columns: 7)) == Array(0..<6))
    #expect(Self.grid("ab").columns(of: 2, unlike: nil) == [])
  }
}
