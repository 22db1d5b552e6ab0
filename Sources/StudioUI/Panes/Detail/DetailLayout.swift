import TerminalCore

/// How the room of a job's detail is shared between the frames of its clip and the words.
struct DetailLayout: Hashable {
  /// Where each frame goes, in the order of time; the row below it says when it is.
  let frames: [Rect]
  let words: Rect

  /// Smaller ones show nothing.
  private static let leastRows = 3
  /// So many lines of words stay in sight.
  private static let leastWords = 6
  /// So wide are the words beside frames.
  private static let wordColumns = 50
  private static let gap = 2

  /// - Parameters:
  ///   - count: of the frames; none leaves all to the words.
  ///   - width: with the height the shape of a frame.
  init(_ room: Size, frames count: Int, width: Int = 16, height: Int = 9) {
    // In a room that is wide and flat, words below frames would have few lines and much blank beside them.
    let isBeside = count > 1 && room.columns >= 100 && room.columns > 5 * room.rows
    let area =
      isBeside
      ? Size(columns: room.columns - Self.wordColumns - Self.gap, rows: room.rows)
      : Size(
        columns: room.columns,
        rows: count > 1 ? room.rows / 2 : room.rows - Self.leastWords - 1)
    let frames = Self.frames(count, in: area, width: width, height: height)
    let edge = Point(
      column: (frames.last?.endColumn ?? 0) + Self.gap, row: (frames.last?.endRow ?? 0) + 2)
    let words =
      isBeside
      ? Rect(column: edge.column, row: 0, columns: room.columns - edge.column, rows: room.rows)
      : Rect(column: 0, row: edge.row, columns: room.columns, rows: room.rows - edge.row)
    let isOfUse =
      (frames.first?.rows ?? 0) >= Self.leastRows && words.rows >= Self.leastWords
    self.frames = isOfUse ? frames : []
    self.words = isOfUse ? words : Rect(room)
  }

  /// Beside each other or one below the other, whichever makes them larger.
  private static func frames(_ count: Int, in area: Size, width: Int, height: Int) -> [Rect] {
    guard count > 0 else { return [] }
    let beside = Size(columns: (area.columns - gap * (count - 1)) / count, rows: area.rows - 1)
      .fitting(width: width, height: height)
    let below = Size(columns: area.columns, rows: area.rows / count - 1)
      .fitting(width: width, height: height)
    let isBeside = beside.columns * beside.rows >= below.columns * below.rows
    let size = isBeside ? beside : below
    return (0..<count).map { number in
      Rect(
        column: isBeside ? number * (size.columns + gap) : 0,
        row: isBeside ? 0 : number * (size.rows + 1), columns: size.columns, rows: size.rows)
    }
  }
}
