import TerminalCore
import Testing

struct RectTests {
  private let rect = Rect(column: 2, row: 3, columns: 10, rows: 5)

  @Test func aSizeIsNeverNegative() {
    #expect(Size(columns: -1, rows: -7) == .zero)
    #expect(Rect(column: 0, row: 0, columns: -1, rows: 2).isEmpty)
  }

  @Test(arguments: [
    ("80x24", Size(columns: 80, rows: 24)), ("0x0", .zero), ("80", nil), ("axb", nil),
    ("-1x2", nil), ("1x2x3", nil),
  ])
  func aSizeIsReadFromText(text: String, size: Size?) {
    #expect(Size(text) == size)
  }

  @Test(arguments: [-3, 0, 4, 10, 99])
  func splitsCoverTheWholeWithoutOverlap(count: Int) {
    let taken = min(max(0, count), 10)
    let left = rect.splitLeft(count)
    #expect(left.part == Rect(column: 2, row: 3, columns: taken, rows: 5))
    #expect(left.rest == Rect(column: 2 + taken, row: 3, columns: 10 - taken, rows: 5))
    let right = rect.splitRight(count)
    #expect(right.part == Rect(column: 12 - taken, row: 3, columns: taken, rows: 5))
    #expect(right.rest == Rect(column: 2, row: 3, columns: 10 - taken, rows: 5))
  }

  @Test(arguments: [-3, 0, 2, 5, 99])
  func splitsAcrossCoverTheWholeWithoutOverlap(count: Int) {
    let taken = min(max(0, count), 5)
    let top = rect.splitTop(count)
    #expect(top.part == Rect(column: 2, row: 3, columns: 10, rows: taken))
    #expect(top.rest == Rect(column: 2, row: 3 + taken, columns: 10, rows: 5 - taken))
    let bottom = rect.splitBottom(count)
    #expect(bottom.part == Rect(column: 2, row: 8 - taken, columns: 10, rows: taken))
    #expect(bottom.rest == Rect(column: 2, row: 3, columns: 10, rows: 5 - taken))
  }

  @Test func anInsetStaysInside() {
    #expect(rect.inset(by: 1) == Rect(column: 3, row: 4, columns: 8, rows: 3))
    #expect(
      rect.inset(columns: 2, rows: 0) == Rect(column: 4, row: 3, columns: 6, rows: 5))
    for margin in [3, 6, 100] {
      let inner = rect.inset(by: margin)
      #expect(inner.isEmpty)
      #expect(rect.intersection(inner).size == inner.size)
    }
  }

  @Test func theLastColumnAndRowBelongToIt() {
    #expect(rect.contains(Point(column: 2, row: 3)))
    #expect(rect.contains(Point(column: 11, row: 7)))
    #expect(!rect.contains(Point(column: 12, row: 7)))
    #expect(!rect.contains(Point(column: 11, row: 8)))
    #expect(!rect.contains(Point(column: 1, row: 3)))
  }

  @Test func rectsThatDoNotTouchShareNothing() {
    #expect(rect.intersection(Rect(column: 50, row: 50, columns: 3, rows: 3)).isEmpty)
    #expect(
      rect.intersection(Rect(column: 0, row: 0, columns: 4, rows: 4))
        == Rect(column: 2, row: 3, columns: 2, rows: 1))
  }

  @Test func aCenteredPartIsNoLargerThanTheWhole() {
    #expect(
      rect.centered(Size(columns: 4, rows: 1)) == Rect(column: 5, row: 5, columns: 4, rows: 1))
    #expect(rect.centered(Size(columns: 40, rows: 40)) == rect)
  }
}
