import Foundation
import TerminalCore
import TestSupport
import Testing

@testable import TerminalNcurses

extension OneTerminalAtATime {
  /// All pixels of pictures on a terminal that can show them: its bytes are decoded and compared.
  struct KittyPicturesTests {
    private static let size = Paper.size
    private static let asking = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
    private static let yes = "\u{1B}_Gi=31;OK\u{1B}\\"
    private static let kind = "\u{1B}[?62c"

    /// 16 by 8 cells, eight times as fine.
    private static func picture(_ seed: Int) throws -> Picture {
      let bytes = (0..<(128 * 128 * 3)).map { UInt8(truncatingIfNeeded: ($0 / 7) &* (seed + 3)) }
      return try #require(Picture(width: 128, height: 128, bytes: bytes))
    }

    private static let place = Rect(column: 4, row: 3, columns: 16, rows: 8)
    private static let other = Rect(column: 40, row: 12, columns: 16, rows: 8)

    private static func frame(
      _ pictures: [(Picture, Rect)], style: PictureStyle = .pixels, isMoving: Bool = false,
      glyphs: GlyphSet = .unicode, title: String = "Models", over: (Canvas) -> Void = { _ in }
    ) -> Frame {
      Frame(size: size, glyphs: glyphs) { canvas in
        canvas.text(title, at: .zero, role: .title)
        for (picture, rect) in pictures {
          canvas.picture(picture, in: rect, style: style, isMoving: isMoving)
        }
        over(canvas)
      }
    }

    /// A terminal that said that it shows pictures, and what it shows.
    private final class Shown {
      let paper: Paper
      var screen = KittyScreen()

      init(_ paper: Paper) { self.paper = paper }

      func present(_ frame: Frame) {
        paper.terminal.present(frame)
        read()
      }

      func read() { screen.read(paper.written().utf8) }
    }

    private func shown() throws -> Shown {
      let paper = try Paper(mayShowPixels: true)
      paper.terminal.ask(background: false, pixels: true)
      paper.type(Self.yes + Self.kind)
      #expect(paper.terminal.events() == [.showsPixels])
      let shown = Shown(paper)
      shown.read()
      return Shown(paper)
    }

    @Test func itIsAskedAndSaysThatItCan() throws {
      let paper = try Paper(mayShowPixels: true)
      _ = paper.written()
      paper.terminal.ask(background: false, pixels: true)
      #expect(paper.written() == Self.asking + "\u{1B}[c")
      #expect(paper.terminal.pictures == .colors)
      paper.type("a" + Self.yes)
      #expect(paper.terminal.events() == [.key(.character("a")), .showsPixels])
      #expect(paper.terminal.pictures == .pixels)
      paper.type(Self.kind + "x")
      #expect(paper.terminal.events() == [.key(.character("x"))])
    }

    @Test(arguments: [
      kind, "\u{1B}_Gi=31;ENOTSUPPORTED:no\u{1B}\\" + kind, "\u{1B}_Gi=7;OK\u{1B}\\" + kind, "",
    ])
    func whoDoesNotSaySoGetsTheSameBytesAsEver(answer: String) throws {
      let frame = Self.frame([(try Self.picture(1), Self.place)])
      var written: [String] = []
      for asks in [true, false] {
        let paper = try Paper(mayShowPixels: true)
        if asks {
          paper.terminal.ask(background: false, pixels: true)
          paper.type(answer)
          #expect(paper.terminal.events() == [])
          #expect(paper.terminal.pictures == .colors)
        }
        _ = paper.written()
        paper.terminal.present(frame)
        written.append(paper.written())
      }
      #expect(written[0] == written[1])
      #expect(!written[0].contains("\u{1B}_"))
    }

    @Test func insideTmuxItIsNeitherAskedNorBelievedNorUsed() throws {
      for (isInTmux, type) in [(true, "xterm-256color"), (false, "linux"), (false, "vt100")] {
        let paper = try Paper(type: type, isInTmux: isInTmux, mayShowPixels: true)
        _ = paper.written()
        paper.terminal.ask(background: true, pixels: true)
        #expect(!paper.written().contains("\u{1B}_"))
        paper.type(Self.yes)
        #expect(paper.terminal.events() == [])
        paper.terminal.present(Self.frame([(try Self.picture(1), Self.place)]))
        #expect(!paper.written().contains("\u{1B}_"))
      }
    }

    @Test func whatLiesThereIsThePictureInItsCells() throws {
      let shown = try shown()
      let (one, two) = (try Self.picture(1), try Self.picture(2))
      shown.present(Self.frame([(one, Self.place), (two, Self.other)]))
      #expect(
        shown.screen.pictures == [
          LaidPicture(one, in: Self.place), LaidPicture(two, in: Self.other),
        ])
      #expect(shown.screen.pixelBytes == 2 * 128 * 128 * 4)
      #expect(shown.screen.faults == [])
      // Nothing more while they stay.
      shown.present(Self.frame([(one, Self.place), (two, Self.other)]))
      shown.present(Self.frame([(one, Self.place), (two, Self.other)], title: "Jobs"))
      #expect(shown.screen.pixelBytes == 2 * 128 * 128 * 4)
      #expect(shown.screen.pictures.count == 2)
    }

    @Test func anotherTakesItsPlaceAndWhatMovesIsNotSentAgain() throws {
      let shown = try shown()
      let (one, two) = (try Self.picture(1), try Self.picture(2))
      shown.present(Self.frame([(one, Self.place)]))
      shown.present(Self.frame([(two, Self.place)]))
      #expect(shown.screen.pictures == [LaidPicture(two, in: Self.place)])
      #expect(shown.screen.kept == 1)
      let bytes = shown.screen.pixelBytes
      shown.present(Self.frame([(two, Self.other)]))
      #expect(shown.screen.pictures == [LaidPicture(two, in: Self.other)])
      #expect(shown.screen.pixelBytes == bytes)
      shown.present(Self.frame([]))
      #expect(shown.screen.kept == 0)
      #expect(shown.screen.faults == [])
    }

    /// A scroll would have taken it along.
    @Test func whatIsWrittenBesideItPutsItInItsPlaceAgain() throws {
      let shown = try shown()
      let frame = { (text: String) in
        Self.frame([(try Self.picture(1), Self.place)]) {
          $0.text(text, at: Point(column: 30, row: 5), role: .text)
        }
      }
      shown.present(try frame("one"))
      shown.paper.terminal.present(try frame("two"))
      let written = shown.paper.written()
      #expect(written.contains("a=p,"))
      #expect(written.utf8.count < 200)
      shown.screen.read(written.utf8)
      #expect(shown.screen.pictures.map(\.place) == [Self.place])
    }

    @Test func aBoxOnTopTakesItAwayAndItComesBack() throws {
      let shown = try shown()
      let picture = try Self.picture(1)
      shown.present(Self.frame([(picture, Self.place)]))
      for cover: (Canvas) -> Void in [
        { $0.setRole(.dim) },
        { $0.box(in: Rect(column: 18, row: 9, columns: 20, rows: 6), role: .border) },
        { $0.text("x", at: Point(column: 4, row: 3), role: .text) },
      ] {
        shown.present(Self.frame([(picture, Self.place)], over: cover))
        #expect(shown.screen.kept == 0)
        shown.present(Self.frame([(picture, Self.place)]))
        #expect(shown.screen.pictures == [LaidPicture(picture, in: Self.place)])
      }
      #expect(shown.screen.faults == [])
    }

    @Test func afterAnotherSizeAndAfterTheShellItIsSentAnew() throws {
      let shown = try shown()
      let frame = Self.frame([(try Self.picture(1), Self.place)])
      shown.present(frame)
      for number in 2...3 {
        shown.paper.terminal.resize()
        shown.present(frame)
        #expect(shown.screen.pictures.map(\.place) == [Self.place])
        #expect(shown.screen.pixelBytes == number * 128 * 128 * 4)
      }
      shown.paper.terminal.suspend()
      let left = shown.paper.written()
      #expect(left.contains("\u{1B}_Ga=d,d=I,"))
      shown.screen.read(left.utf8)
      shown.present(frame)
      #expect(shown.screen.kept == 0)
      shown.paper.terminal.resume()
      shown.present(frame)
      #expect(shown.screen.pictures.map(\.place) == [Self.place])
      #expect(shown.screen.pixelBytes == 4 * 128 * 128 * 4)
      shown.paper.terminal.close()
      #expect(shown.paper.written().contains("\u{1B}_Ga=d,d=I,"))
      #expect(shown.screen.faults == [])
    }

    @Test func whatMovesIsSmallOrHasNoColorsIsInCellsAlone() throws {
      let shown = try shown()
      let picture = try Self.picture(1)
      let small = picture.fitted(in: Self.place.size)
      let off = Rect(column: 70, row: 3, columns: 16, rows: 8)
      for frame in [
        Self.frame([(picture, Self.place)], isMoving: true), Self.frame([(small, Self.place)]),
        Self.frame([(picture, Self.place)], style: .colors),
        Self.frame([(picture, Self.place)], style: .shades),
        Self.frame([(picture, Self.place)], glyphs: .ascii), Self.frame([(picture, off)]),
      ] {
        shown.present(frame)
        #expect(shown.screen.kept == 0)
      }
    }

    /// Cells hold the same picture, for whoever does not show the other.
    @Test func theCellsBelowAreThoseOfEveryOtherTerminal() throws {
      let picture = try Self.picture(1)
      let real = Self.frame([(picture, Self.place)])
      #expect(real.grid == Self.frame([(picture, Self.place)], style: .colors).grid)
      #expect(real.grid[Self.place.origin].text == "▀")
    }
  }
}
