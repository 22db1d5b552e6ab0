import TerminalCore
import Testing

struct CanvasTests {
  private func frame(_ columns: Int, _ rows: Int, draw: (Canvas) -> Void) -> Frame {
    Frame(size: Size(columns: columns, rows: rows), draw: draw)
  }

  @Test(arguments: [
    (Borders.rounded, "╭ It ─╮\n│     │\n╰─────╯"), (.plain, "┌ It ─┐\n│     │\n└─────┘"),
    (.none, "  It\n\n"),
  ])
  func aBoxHasTheBordersOfItsFrame(borders: Borders, text: String) {
    let shown = Frame(size: Size(columns: 7, rows: 3), borders: borders) {
      $0.box(title: "It", role: .border)
    }
    #expect(shown.text == text)
  }

  @Test func textIsCutAtTheEdgeAndItsFullWidthReported() {
    var used = 0
    let shown = frame(5, 1) {
      used = $0.text("seventh", at: Point(column: 1, row: 0), role: .title)
    }
    #expect(shown.text == " seve")
    #expect(shown.roles == ".tttt")
    #expect(used == 7)
  }

  @Test func onRequestCutTextEndsInAnEllipsis() {
    var used = 0
    let shown = frame(9, 1) { used = $0.text("seventh", at: .zero, role: .text, within: 4) }
    #expect(shown.text == "sev…")
    #expect(used == 4)
  }

  @Test(arguments: [(-1, "·本"), (3, "···"), (1, "·日")])
  func aWideLetterIsNeverCutInHalf(column: Int, text: String) {
    let shown = frame(3, 1) {
      $0.fill(with: "·", role: .dim)
      $0.text(column == 1 ? "日" : "日本", at: Point(column: column, row: 0), role: .text)
    }
    #expect(shown.text == (column == -1 ? " 本" : text))
  }

  @Test func halfAWideLetterAtTheRightEdgeIsABlank() {
    let shown = frame(4, 1) { $0.text("a日本", at: .zero, role: .title) }
    #expect(shown.text == "a日")
    #expect(shown.roles == "tttt")
  }

  @Test(arguments: [(1, "x", " x"), (2, "x", "a x"), (0, "日", "日")])
  func writingOverHalfAWideLetterClearsTheOtherHalf(column: Int, over: String, text: String) {
    let shown = frame(4, 1) {
      $0.text(column == 1 ? "日" : "a日", at: .zero, role: .text)
      $0.text(over, at: Point(column: column, row: 0), role: .text)
    }
    #expect(shown.text == text)
    let halves = shown.grid.cells.filter(\.isContinuation).count
    #expect(halves == shown.grid.cells.filter { $0.columns == 2 }.count)
  }

  @Test func aRegionHasItsOwnCoordinatesAndCannotBeLeft() {
    let shown = frame(6, 3) { canvas in
      let region = canvas.region(Rect(column: 2, row: 1, columns: 3, rows: 1))
      region.text("abcdef", at: .zero, role: .accent)
      region.text("up", at: Point(column: 0, row: -1), role: .accent)
      region.text("zz", at: Point(column: -2, row: 0), role: .accent)
      region.region(Rect(column: 2, row: 0, columns: 9, rows: 9)).fill(with: "#", role: .problem)
    }
    #expect(shown.text == "\n  ab#\n")
    #expect(shown.roles == "\n..aaP\n")
  }

  @Test func aBoxHasRoundCornersAndATitleThatFits() {
    let shown = frame(12, 3) { $0.box(title: "Models", role: .border, titleRole: .titleFocused) }
    #expect(
      shown.text == """
        ╭ Models ──╮
        │          │
        ╰──────────╯
        """)
    #expect(shown.roles.hasPrefix("bTTTTTTTTbbb\n"))
    let narrow = frame(8, 2) { $0.box(title: "Models", role: .border) }
    #expect(narrow.text == "╭ Mo… ─╮\n╰──────╯")
  }

  @Test(arguments: [(0, 0), (1, 1), (1, 5), (5, 1), (2, 2), (3, 2), (4, 4), (5, 2)])
  func everythingFitsEverySize(columns: Int, rows: Int) {
    let shown = frame(columns, rows) {
      $0.box(title: "日本", role: .border)
      $0.fill(Rect(column: -3, row: -3, columns: 99, rows: 99), with: "日", role: .dim)
      $0.text("日本語", at: Point(column: 1, row: 0), role: .text, within: columns - 2)
      $0.horizontalLine(at: Point(column: -5, row: 0), columns: 50, role: .border)
      $0.verticalLine(at: Point(column: 0, row: -5), rows: 50, role: .border)
      $0.setRole(.accent, in: Rect(column: -1, row: -1, columns: 9, rows: 9))
      $0.placeCursor(at: Point(column: 4, row: 4))
    }
    #expect(shown.grid.cells.count == columns * rows)
    #expect(shown.cursor == nil)
  }

  @Test func theCursorIsPlacedInTheFramesCoordinates() {
    let place = Rect(column: 3, row: 2, columns: 4, rows: 2)
    let inside = frame(9, 9) { $0.region(place).placeCursor(at: Point(column: 1, row: 1)) }
    #expect(inside.cursor == Point(column: 4, row: 3))
    let outside = frame(9, 9) { $0.region(place).placeCursor(at: Point(column: 4, row: 0)) }
    #expect(outside.cursor == nil)
  }

  @Test func anotherMeaningKeepsTheLettersAndBothHalvesOfWideOnes() {
    let shown = frame(4, 1) {
      $0.text("a日b", at: .zero, role: .text)
      $0.setRole(.selected, in: Rect(column: 1, row: 0, columns: 1, rows: 1))
    }
    #expect(shown.text == "a日b")
    #expect(shown.roles == ".ss")
  }

  @Test func outsideTheGridThereIsNothing() {
    let grid = Grid(size: Size(columns: 2, rows: 1))
    #expect(grid[Point(column: 2, row: 0)] == .blank)
    #expect(grid[Point(column: 0, row: -1)] == .blank)
    #expect(grid.row(5).isEmpty)
  }
}
