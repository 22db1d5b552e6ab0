import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// Paths and URLs in a form: looked at when the field is left, and again before anything is sent.
@Suite struct FileTests {
  @Test func aFileIsLookedAtWhenItsFieldIsLeft() throws {
    var studio = try Pilot()
    try studio.type("]iada.jpg")
    #expect(studio.effects == [])
    try studio.type("<Tab>")
    #expect(studio.effects == [.checkFile(path: "ada.jpg")])
    #expect(draw(studio.state).text.contains("ada.jpg  2.1 MB"))
  }

  @Test(arguments: [
    (FileCheck.missing, "! image: there is no file ada.jpg."), (.folder, "ada.jpg is a folder."),
    (.unreadable, "ada.jpg cannot be read."), (.readable(bytes: 0), "ada.jpg is empty."),
  ])
  func aFileThatCannotBeSentIsAProblemUnderItsField(check: FileCheck, words: String) throws {
    var studio = try Pilot()
    try studio.type("]iada.jpg<Tab>")
    studio.update(.fileChecked(path: "ada.jpg", check))
    #expect(draw(studio.state).text.contains(words))
    try studio.type("kix<Esc>")
    #expect(!draw(studio.state).text.contains(words))
  }

  @Test func aMissingFileHoldsTheSubmitBackUntilItIsThere() throws {
    var studio = try Pilot()
    studio.missing = ["ada.jpg"]
    try studio.type("]iada.jpg<Tab>iwalk.mp4<Enter><C-s>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast == "image: there is no file ada.jpg.")
    #expect(studio.state.forms["p-video-animate"]?.focus == FieldID("image"))
    studio.missing = []
    try studio.type("<C-s>")
    #expect(studio.state.overlays.count == 1)
  }

  @Test func aFileThatWentAwayIsNoticedBeforeTheAmountIsShown() throws {
    var studio = try Pilot()
    try studio.type("]iada.jpg<Tab>iwalk.mp4<Enter>")
    studio.missing = ["walk.mp4"]
    try studio.type("<C-s>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast == "video: there is no file walk.mp4.")
  }

  @Test func theBoxWithTheAmountWarnsOfALargeFile() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    try studio.type("]iada.jpg<Tab>iwalk.mp4<Enter><C-s>")
    #expect(draw(studio.state).text.contains("2 files are uploaded first: ada.jpg, walk.mp4"))
    #expect(!draw(studio.state).text.contains("is large"))
    studio.update(
      .fileChecked(
        path: "walk.mp4", .readable(bytes: 1_200_000_000, FileFormat(path: "walk.mp4", start: []))))
    #expect(draw(studio.state).text.contains("walk.mp4 is large: 1.2 GB may take a while"))
    studio.update { $0.settings.say(.uploadWarning, "2 GB", .file(line: 1)) }
    #expect(!draw(studio.state).text.contains("is large"))
  }

  @Test func aFileThatIsSomethingElseIsSaidUnderItsField() throws {
    var studio = try Pilot()
    try studio.type("]iada.jpg<Tab>")
    let page = FileFormat(path: "ada.jpg", start: "<html>".utf8)
    studio.update(.fileChecked(path: "ada.jpg", .readable(bytes: 9, page)))
    #expect(draw(studio.state).text.contains("! image: ada.jpg is an HTML page."))
  }

  @Test func aJobThatFailedForItsFilesIsOfferedWithNewUploadsAndSentByAKeyAlone() throws {
    let failure = Failure(
      .inputRefused, what: "The provider could not use a file of this job.", charged: .no,
      next: "Send it again: its files are uploaded anew.")
    let values: Values = ["image": "ada.jpg", "video": "walk.mp4", "seed": 7]
    var job = Job(
      id: "job1", token: "job1", model: "p-video-animate", contract: .v2, values: values, seed: 7,
      origin: "https://api.example.com", keyFingerprint: "test", estimate: 0.3, owner: "test",
      createdAt: Pilot.noon)
    for change in [
      JobChange.claimed(body: "{}", owner: "test", at: Pilot.noon),
      .failed(failure, reply: nil, at: Pilot.noon),
    ] { job = try #require(change.apply(to: job)) }
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [job])
    try studio.type("2")
    #expect(draw(studio.state).text.contains("uploaded anew"))
    #expect(studio.effects == [])
    studio.missing = ["walk.mp4"]
    try studio.type("s")
    let box = draw(studio.state).text
    #expect(box.contains("Send this again?"))
    #expect(box.contains("2 files are uploaded anew, as they are now: ada.jpg, walk.mp4"))
    #expect(box.contains("video: there is no file walk.mp4."))
    #expect(!studio.effects.contains { if case .submit = $0 { true } else { false } })
    try studio.type("y")
    #expect(studio.effects.contains { if case .submit = $0 { true } else { false } })
  }

  @Test func aSlowDiskShowsNoBoxUnderTheNextKey() throws {
    var studio = try Pilot()
    try studio.type("]iada.jpg<Tab>iwalk.mp4<Enter>")
    var state = studio.state
    #expect(
      update(&state, .key(.control("s"), at: state.now)) == [
        .checkFile(path: "ada.jpg"), .checkFile(path: "walk.mp4"),
      ])
    _ = update(&state, .key(.character("k"), at: state.now))
    for path in ["ada.jpg", "walk.mp4"] {
      _ = update(&state, .fileChecked(path: path, .readable(bytes: 1)))
    }
    #expect(state.overlays.isEmpty)
  }

  @Test func aURLIsNotLookedFor() throws {
    var studio = try Pilot()
    try studio.type("]ihttps://example.com/a.png<Tab>")
    #expect(studio.effects == [])
  }

  @Test(arguments: [
    ("'/home/ada/a b.png' ", "/home/ada/a b.png"), ("\"/tmp/a.png\"", "/tmp/a.png"),
    ("/home/ada/a\\ b\\(1\\).png\n", "/home/ada/a b(1).png"),
    ("file:///home/ada/a%20b.png\r\n", "/home/ada/a b.png"),
    ("'/home/ada/it'\\''s.png'", "/home/ada/it's.png"),
    (" https://example.com/a.png ", "https://example.com/a.png"), ("~/a.png", "~/a.png"),
  ])
  func aDroppedFileIsItsPath(pasted: String, path: String) throws {
    var studio = try Pilot()
    try studio.type("]")
    studio.update(.paste(pasted))
    #expect(studio.state.editing?.text == path)
    try studio.type("<Enter>")
    #expect(studio.state.forms["p-video-animate"]?.values["image"] == .text(path))
  }

  @Test(arguments: [
    "'/a/one 1.png' '/a/two.png' ", "/a/one\\ 1.png /a/two.png\n",
    "file:///a/one%201.png\nfile:///a/two.png\n",
  ])
  func severalDroppedFilesFillAList(pasted: String) throws {
    var studio = try Pilot()
    try studio.type("]]")
    studio.update(.paste(pasted))
    #expect(
      studio.state.forms["p-video-replace"]?.values["images"]
        == .list([.text("/a/one 1.png"), .text("/a/two.png")]))
    #expect(studio.state.forms["p-video-replace"]?.focus == FieldID("images", item: 1))
    studio.update(.paste("/a/three.png"))
    try studio.type("<Esc>u")
    #expect(
      studio.state.forms["p-video-replace"]?.values["images"]
        == .list([.text("/a/one 1.png"), .text("/a/two.png")]))
  }

  @Test func ofSeveralFilesAFieldForOneTakesTheFirstAndSaysSo() throws {
    var studio = try Pilot()
    try studio.type("]")
    studio.update(.paste("/a/one.png /a/two.png"))
    #expect(studio.state.editing?.text == "/a/one.png")
    #expect(studio.state.toast == "image takes one file; the first of 2 is taken.")
  }

  @Test func aPathWithABlankIsOneFile() throws {
    var studio = try Pilot()
    try studio.type("]]")
    studio.update(.paste("/a/my clip.png"))
    #expect(studio.state.editing?.text == "/a/my clip.png")
  }
}
