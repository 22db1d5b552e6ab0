import TOMLKit
import Testing

@testable import dailies

/// One value of a file is changed, and every other byte stays.
@Suite struct TOMLLinesTests {
  private func set(_ key: String, _ value: String?, in text: String) -> String {
    var lines = TOMLLines(text)
    lines.set(key, to: value)
    return lines.text
  }

  @Test(arguments: [
    ("theme = \"dark\"\n", "theme = \"nord\"\n"),
    (
      "# mine\ntheme='dark'   # I like it\nplayer = \"mpv\"\n",
      "# mine\ntheme= \"nord\"   # I like it\nplayer = \"mpv\"\n"
    ),
    (
      "  theme = \"a \\\" # b\" # c\r\nplayer = \"x\"\r\n",
      "  theme = \"nord\" # c\r\nplayer = \"x\"\r\n"
    ),
    ("theme = 3", "theme = \"nord\""),
    ("", "theme = \"nord\"\n"),
    ("player = \"mpv\"", "player = \"mpv\"\ntheme = \"nord\""),
    (
      "player = \"mpv\"\n\n# by model\n[contract]\np-video = \"v2\"\n",
      "player = \"mpv\"\ntheme = \"nord\"\n\n# by model\n[contract]\np-video = \"v2\"\n"
    ),
    ("[contract]\np-video = \"v2\"\n", "theme = \"nord\"\n[contract]\np-video = \"v2\"\n"),
    (
      "# The colours.\n#theme = \"dark\"\n\n#player = \"x\"\n",
      "# The colours.\n#theme = \"dark\"\ntheme = \"nord\"\n\n#player = \"x\"\n"
    ),
    ("[contract]\ntheme = \"v2\"\n", "theme = \"nord\"\n[contract]\ntheme = \"v2\"\n"),
  ])
  func aValueIsChangedOrAddedInItsOwnLine(before: String, after: String) {
    #expect(set("theme", "nord", in: before) == after)
  }

  @Test(arguments: [
    ("a = \"b\"\ntheme = \"dark\"\n", "a = \"b\"\n"),
    ("theme = \"dark\" # why\n", "# why\n"),
    ("player = \"mpv\"\n", "player = \"mpv\"\n"),
  ])
  func aValueIsTakenOut(before: String, after: String) {
    #expect(set("theme", nil, in: before) == after)
  }

  @Test func aValueIsQuotedSoThatItIsReadAsItWasTyped() throws {
    let typed = #"a "b" \c"#
    let file = try TOMLFile(name: "config.toml", text: set("player", typed, in: "x = 1\n"))
    #expect(file.table["player"]?.string == typed)
  }
}
