import TerminalCore
import Testing

struct GlyphSetTests {
  @Test func aTwinIsASCIIAndTakesTheSameRoom() {
    for (sign, twin) in GlyphSet.twins {
      #expect(twin.isASCII && !sign.isASCII)
      #expect(DisplayWidth.columns(of: sign) == 1 && DisplayWidth.columns(of: twin) == 1)
    }
  }

  @Test(arguments: [
    ("xterm-256color", true, GlyphSet.unicode), ("xterm-256color", false, .ascii),
    ("tmux-256color", true, .unicode), ("vte-256color", true, .unicode), ("", true, .unicode),
    ("linux", true, .ascii), ("linux-16color", true, .ascii), ("vt100", true, .ascii),
    ("vt220-w", true, .ascii), ("dumb", true, .ascii), ("ansi", true, .ascii),
  ])
  func theTerminalsTypeAndCharacterSetDecide(type: String, isUTF8: Bool, glyphs: GlyphSet) {
    #expect(GlyphSet(type: type, isUTF8: isUTF8) == glyphs)
  }
}
