/// A picture as a value: rows of square pixels, each three bytes of red, green and blue.
package struct Picture: Sendable, Hashable {
  package let width: Int
  package let height: Int
  /// Three for each pixel, the top row first.
  package let bytes: [UInt8]

  /// Nil where there are not three bytes for each pixel, or no pixels.
  package init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, bytes.count / 3 / width == height,
      bytes.count == width * height * 3
    else { return nil }
    self.init(width: width, height: height, exactly: bytes)
  }

  private init(width: Int, height: Int, exactly bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The colour of a pixel that is in the picture.
  package func color(_ column: Int, _ row: Int) -> RGB {
    let start = 3 * (row * width + column)
    return RGB(red: bytes[start], green: bytes[start + 1], blue: bytes[start + 2])
  }

  /// The same as large as it fits into so many cells, two pixels in each; itself where it has that size.
  package func fitted(in size: Size) -> Picture {
    let cells = size.fitting(width: width, height: height)
    guard !cells.isEmpty else { return self }
    return scaled(width: cells.columns, height: cells.rows * 2)
  }

  /// Each pixel becomes the average of those it stands for.
  private func scaled(width newWidth: Int, height newHeight: Int) -> Picture {
    if (newWidth, newHeight) == (width, height) { return self }
    var scaled: [UInt8] = []
    scaled.reserveCapacity(newWidth * newHeight * 3)
    for row in 0..<newHeight {
      let rows = Self.part(row, of: newHeight, from: height)
      for column in 0..<newWidth {
        let columns = Self.part(column, of: newWidth, from: width)
        var sums = (red: 0, green: 0, blue: 0)
        for y in rows {
          for x in columns {
            let start = 3 * (y * width + x)
            sums.red += Int(bytes[start])
            sums.green += Int(bytes[start + 1])
            sums.blue += Int(bytes[start + 2])
          }
        }
        let count = rows.count * columns.count
        scaled.append(UInt8(sums.red / count))
        scaled.append(UInt8(sums.green / count))
        scaled.append(UInt8(sums.blue / count))
      }
    }
    return Picture(width: newWidth, height: newHeight, exactly: scaled)
  }

  /// What a pixel of `count` stands for among `total`; at least one.
  private static func part(_ index: Int, of count: Int, from total: Int) -> Range<Int> {
    let start = index * total / count
    return start..<max(start + 1, (index + 1) * total / count)
  }
}

extension Size {
  /// The cells that a picture takes when it is made as large as it fits and keeps its shape; a cell is as
  /// high as two pixels. In that size it takes the same.
  package func fitting(width: Int, height: Int) -> Size {
    guard width > 0, height > 0, !isEmpty else { return .zero }
    let rowsOfAllColumns = max(1, (columns * height + width) / (2 * width))
    if rowsOfAllColumns <= rows { return Size(columns: columns, rows: rowsOfAllColumns) }
    let fitting = (4 * rows * width + height) / (2 * height)
    return Size(columns: min(columns, max(1, fitting)), rows: rows)
  }
}
