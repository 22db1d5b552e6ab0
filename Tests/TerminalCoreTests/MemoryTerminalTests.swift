import TerminalCore
import Testing

struct MemoryTerminalTests {
  @Test func itShowsTheLastFrameAsTextAndRoles() {
    let terminal = MemoryTerminal(size: Size(columns: 6, rows: 2))
    for word in ["first", "second"] {
      terminal.present(
        Frame(size: terminal.size) {
          $0.text(word, at: .zero, role: .title)
          $0.text("日", at: Point(column: 1, row: 1), role: .text)
          $0.placeCursor(at: Point(column: 3, row: 1))
        })
    }
    #expect(terminal.frames.count == 2)
    #expect(
      terminal.golden == """
        6x2 cursor 3,1
        --- text
        second
         日
        --- roles
        tttttt


        """)
  }

  @Test func eventsAreHandedOutOnceAndASizeTakesEffect() {
    let terminal = MemoryTerminal(size: .zero)
    let size = Size(columns: 3, rows: 4)
    terminal.feed([.key(.tab), .resized(size)])
    #expect(terminal.events() == [.key(.tab), .resized(size)])
    #expect(terminal.events().isEmpty)
    #expect(terminal.size == size)
  }

  @Test func nothingIsShownWhileSuspendedOrClosed() {
    let terminal = MemoryTerminal(size: .zero)
    let frame = Frame(grid: Grid(size: .zero))
    terminal.suspend()
    terminal.present(frame)
    #expect(terminal.frames.isEmpty)
    terminal.resume()
    terminal.present(frame)
    terminal.close()
    terminal.present(frame)
    #expect(terminal.frames.count == 1)
  }

  @Test func everyRoleHasALetterOfItsOwn() {
    #expect(Set(Role.allCases.map(\.code)).count == Role.allCases.count)
  }
}
