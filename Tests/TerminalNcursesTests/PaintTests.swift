import Foundation
import Testing
import Themes

@testable import TerminalCore
@testable import TerminalNcurses

extension OneTerminalAtATime {
  /// Pictures on a real terminal: which colours are asked for, and how many pairs that takes.
  struct PaintTests {
    private static let red = RGB(red: 255, green: 0, blue: 0)

    private func painted(_ color: RGB, isMoving: Bool = false) -> Frame {
      Frame(size: Paper.size) { canvas in
        canvas.paint(
          Paint(foreground: color, background: Self.red, isMoving: isMoving),
          at: Point(column: 3, row: 2))
      }
    }

    @Test func with256ColorsTheNearestIsTaken() throws {
      let paper = try Paper()
      #expect(paper.terminal.pictures == .colors)
      paper.terminal.present(painted(RGB(red: 94, green: 1, blue: 178)))
      let written = paper.written()
      #expect(written.contains("▀"))
      #expect(written.contains("38;5;55m") || written.contains("38;5;55;"))
      #expect(written.contains("48;5;196m"))
    }

    @Test(arguments: ["vt100", "vt220", "xterm", "linux"])
    func withFewColorsNoneIsAskedFor(type: String) throws {
      let paper = try Paper(type: type)
      #expect(paper.terminal.pictures == .shades)
      paper.terminal.present(painted(Self.red))
      #expect(!paper.written().contains("38;5"))
    }

    /// 65,536 pairs are more than enough for one picture and too few for a thousand.
    @Test func endlesslyManyPicturesKeepTheirColorsAndTheTheme() throws {
      let paper = try Paper()
      for number in 0..<40 {
        paper.terminal.present(Self.noise(number))
        _ = paper.written()
      }
      paper.terminal.present(Paper.form("hello", focus: 0))
      let written = paper.written()
      #expect(written.contains("Models"))
      #expect(written.contains("\u{1B}[38;5;"))
    }

    @Test func theTableIsFullBeforeItsLastPair() throws {
      var table = try #require(PaintTable(colors: 256, pairs: 1424) { _, _ in 1 })
      #expect(!table.isFull(for: 1920))
      let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
      for red in steps {
        for green in steps {
          for blue in steps {
            for ground in [0xFF0000, 0x00FF00, 0x0000FF, 0x000000] {
              let color = RGB(red: red, green: green, blue: blue)
              _ = table[Paint(foreground: color, background: RGB(packed: ground))]
            }
          }
        }
      }
      #expect(table.isFull(for: 100))
      #expect(!table.isFull(for: 10))
    }

    @Test func aMovingPictureTakesTheNumberedColorsWhereANumberIsAColor() throws {
      var asked: [Int] = []
      var table = try #require(
        PaintTable(colors: 1 << 24, pairs: 1 << 16) { foreground, _ in
          asked.append(foreground)
          return Int32(asked.count)
        })
      for color in [RGB(packed: 0x5E01B2), RGB(packed: 0x5F03B0)] {
        _ = table[Paint(foreground: color, background: Self.red)]
        _ = table[Paint(foreground: color, background: Self.red, isMoving: true)]
      }
      #expect(asked == [0x5A00B4, 0x5F00AF])
      // The lowest numbers are the palette's.
      _ = table[Paint(foreground: RGB(packed: 0), background: Self.red)]
      #expect(asked.last == 8)
    }

    private static func noise(_ seed: Int) -> Frame {
      Frame(size: Paper.size) { canvas in
        var state = UInt64(seed + 1)
        func next() -> UInt8 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(state >> 56)
        }
        for row in 0..<Paper.size.rows {
          for column in 0..<Paper.size.columns {
            let upper = RGB(red: next(), green: next(), blue: next())
            let lower = RGB(red: next(), green: next(), blue: next())
            canvas.paint(
              Paint(foreground: upper, background: lower), at: Point(column: column, row: row))
          }
        }
      }
    }
  }
}
