import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// The list from which files are chosen: what it shows, what a key takes.
@Suite struct FilePickerTests {
  private static func file(_ name: String, age: Double = 0, size: Int = 2_100_000)
    -> FolderListing.Entry
  {
    FolderListing.Entry(
      name: name, isFolder: false, size: size, modifiedAt: Pilot.noon.addingTimeInterval(-age))
  }

  private static func folder(_ name: String) -> FolderListing.Entry {
    FolderListing.Entry(name: name, isFolder: true, size: 0, modifiedAt: Pilot.noon)
  }

  /// The form of a model with images, on a machine with some folders.
  private func pilot(_ keys: String) throws -> Pilot {
    var studio = try Pilot()
    studio.folders = [
      ".": FolderListing(
        path: "~/shots", entries: [Self.folder("pictures"), Self.file("notes.txt")]),
      "~/shots/pictures": FolderListing(
        path: "~/shots/pictures",
        entries: [
          Self.file("sea.png", age: 50), Self.file("ada.jpg", age: 100), Self.file(".secret.png"),
          Self.file("walk.mp4"), Self.folder("older"), Self.file("Bob.jpg", age: 10),
        ]),
      "~/shots": FolderListing(path: "~/shots", entries: [Self.folder("pictures")]),
      "/srv": FolderListing(path: "/srv", problem: "/srv cannot be read."),
      "~/..": FolderListing(path: "/home", entries: [Self.folder("ada")]),
      "~": FolderListing(path: "~"),
    ]
    try studio.type(keys)
    return studio
  }

  private func names(_ studio: Pilot) -> [String] {
    guard case .files(let picker) = studio.state.overlays.last else { return [] }
    return picker.entries.map { entry in
      switch entry {
      case .above: "../"
      case .folder(let item): item.name + "/"
      case .file(let item): item.name
      case .past(let path): path
      case .address(let address): address
      }
    }
  }

  private func image(_ studio: Pilot) -> Value? {
    studio.state.forms["p-video-animate"]?.values["image"]
  }

  @Test func aFileIsChosenInAFewKeys() throws {
    var studio = try pilot("]<Enter>")
    #expect(studio.effects == [.readFolder(path: ".")])
    #expect(draw(studio.state).text.contains("~/shots"))
    try studio.type("<Enter>sea<Enter>")
    #expect(image(studio) == "~/shots/pictures/sea.png")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.effects.last == .checkFile(path: "~/shots/pictures/sea.png"))
    try studio.type("u")
    #expect(image(studio) ?? .null == .null)
  }

  @Test func onlyWhatTheFieldTakesIsListed() throws {
    var studio = try pilot("]<Enter><Enter>")
    #expect(names(studio) == ["../", "older/", "ada.jpg", "Bob.jpg", "sea.png"])
    try studio.type("<A-a>")
    #expect(names(studio) == ["../", "older/", "ada.jpg", "Bob.jpg", "sea.png", "walk.mp4"])
    try studio.type(".")
    #expect(names(studio).first == ".secret.png")
  }

  @Test func theNewestComeFirstWhereThatIsAskedFor() throws {
    let studio = try pilot("]<Enter><Enter><C-t>")
    #expect(names(studio) == ["../", "older/", "Bob.jpg", "sea.png", "ada.jpg"])
  }

  @Test(arguments: [
    ("sa", ["sea.png"]), ("BJ", ["Bob.jpg"]), ("pg", ["sea.png", "ada.jpg", "Bob.jpg"]), ("zz", []),
  ])
  func typedLettersNarrowTheList(typed: String, left: [String]) throws {
    let studio = try pilot("]<Enter><Enter>\(typed)")
    #expect(Set(names(studio)) == Set(left))
  }

  @Test func aTypedPathGoesIntoItsFolders() throws {
    var studio = try pilot("]<Enter>~/shots/pictures/bo")
    #expect(names(studio) == ["Bob.jpg"])
    try studio.type("<Enter>")
    #expect(image(studio) == "~/shots/pictures/Bob.jpg")
  }

  /// Whoever types fast is not slowed down by a disk.
  @Test func enterIsMeantThoughTheFolderIsStillRead() throws {
    let studio = try pilot("]")
    var state = studio.state
    for key in try KeyScript("<Enter>~/shots/pictures/sea<Enter>").events {
      if case .key(let key) = key { _ = update(&state, .key(key, at: state.now)) }
    }
    #expect(state.overlays.count == 1)
    let folder = try #require(studio.folders["~/shots/pictures"])
    _ = update(&state, .folderRead(path: "~/shots", FolderListing(path: "~/shots")))
    _ = update(&state, .folderRead(path: "~/shots/pictures", folder))
    #expect(state.overlays.isEmpty)
    #expect(state.forms["p-video-animate"]?.values["image"] == "~/shots/pictures/sea.png")
  }

  @Test func enterOnNothingTakesNothingUnseen() throws {
    let studio = try pilot("]")
    var state = studio.state
    for key in try KeyScript("<Enter><Enter>").events {
      if case .key(let key) = key { _ = update(&state, .key(key, at: state.now)) }
    }
    let folder = try #require(studio.folders["~/shots/pictures"])
    _ = update(&state, .folderRead(path: ".", folder))
    #expect(state.overlays.count == 1)
    #expect(state.forms["p-video-animate"]?.values["image"] ?? .null == .null)
  }

  @Test func theFolderAboveIsOneKeyAway() throws {
    var studio = try pilot("]<Enter><Enter><S-Tab>")
    #expect(names(studio) == ["../", "pictures/"])
    try studio.type("<S-Tab>")
    #expect(studio.effects.last == .readFolder(path: "~"))
    try studio.type("<S-Tab>")
    #expect(names(studio) == ["../", "ada/"])
  }

  @Test func theListOpensWhereTheFileLies() throws {
    var studio = try pilot("]i~/shots/pictures/sea.png<Esc><Enter>")
    #expect(draw(studio.state).text.contains("▸ sea.png"))
    try studio.type("<Esc>")
    #expect(image(studio) == "~/shots/pictures/sea.png")
  }

  @Test func theNextListOpensWhereTheLastFileWasTaken() throws {
    var studio = try pilot("]<Enter><Enter>sea<Enter>j<Enter>")
    #expect(names(studio) == ["../", "older/", "walk.mp4"])
    try studio.type("walk<Enter>")
    #expect(
      studio.state.forms["p-video-animate"]?.values["video"] == "~/shots/pictures/walk.mp4")
  }

  @Test func severalAreTakenInTheOrderOfTheirMarks() throws {
    var studio = try pilot("]]<Enter><Enter>sea<Tab><C-u>ada<Tab><C-u><Enter>")
    #expect(
      studio.state.forms["p-video-replace"]?.values["images"]
        == ["~/shots/pictures/sea.png", "~/shots/pictures/ada.jpg"])
    try studio.type("u")
    #expect(studio.state.forms["p-video-replace"]?.values["images"]?.items ?? [] == [])
  }

  @Test func noMoreAreMarkedThanTheFieldTakes() throws {
    var studio = try pilot("]]<Enter><Enter><A-a>sea<Tab><C-u>ada<Tab><C-u>bob<Tab><C-u>walk<Tab>")
    #expect(studio.state.toast == "There is room for 3 files in images.")
    try studio.type("<Enter>")
    let images = studio.state.forms["p-video-replace"]?.values["images"]?.items ?? []
    #expect(
      images.map(\.words) == ["sea.png", "ada.jpg", "Bob.jpg"].map { "~/shots/pictures/\($0)" })
  }

  @Test func aFieldForOneFileTakesNoMarks() throws {
    var studio = try pilot("]<Enter><Enter>sea<Tab>")
    #expect(
      studio.state.toast == "There is room for one file in image: enter takes the chosen one.")
    try studio.type("<Enter>")
    #expect(image(studio) == "~/shots/pictures/sea.png")
  }

  @Test func anAddressIsTakenAsItIs() throws {
    let studio = try pilot("]<Enter>https://example.com/a/b.png<Enter>")
    #expect(image(studio) == "https://example.com/a/b.png")
    #expect(studio.effects == [.readFolder(path: ".")])
  }

  @Test(arguments: ["'/home/ada/a b.png' ", "file:///home/ada/a%20b.png"])
  func aDroppedFileIsTaken(pasted: String) throws {
    var studio = try pilot("]<Enter>")
    studio.update(.paste(pasted))
    #expect(image(studio) == "/home/ada/a b.png")
    #expect(studio.state.overlays.isEmpty)
  }

  @Test func aFileDroppedOnAFilledFieldTakesItsPlace() throws {
    var studio = try pilot("]i/old.png<Esc>")
    studio.update(.paste("'/home/ada/a b.png' "))
    try studio.type("<Esc>")
    #expect(image(studio) == "/home/ada/a b.png")
    try studio.type("i")
    studio.update(.paste("c"))
    #expect(studio.state.editing?.text == "/home/ada/a b.pngc")
  }

  @Test func filesOfPastJobsAreListed() throws {
    var studio = try pilot("]<Enter><C-r>")
    #expect(studio.effects.last == .loadPastValues(parameter: "image"))
    studio.update(
      .pastValues(
        parameter: "image", ["/srv/one.png", "https://example.com/a.png", "/srv/two.jpg"]))
    #expect(names(studio) == ["/srv/one.png", "/srv/two.jpg"])
    try studio.type("two<Enter>")
    #expect(image(studio) == "/srv/two.jpg")
  }

  @Test func aFolderThatCannotBeReadSaysSo() throws {
    let studio = try pilot("]<Enter>/srv/")
    #expect(draw(studio.state).text.contains("/srv cannot be read."))
  }

  /// Nothing is decoded while the keys move on.
  @Test func theChosenFileIsShownWhenTheKeysRest() throws {
    let studio = try pilot("")
    var state = studio.state
    state.size = Size(columns: 120, rows: 40)
    func press(_ key: Key) -> [Effect] { update(&state, .key(key, at: state.now)) }
    _ = press(.character("]"))
    _ = press(.enter)
    for (path, listing) in studio.folders { _ = update(&state, .folderRead(path: path, listing)) }
    _ = press(.enter)
    let folder = try #require(studio.folders["~/shots/pictures"])
    _ = update(&state, .folderRead(path: "~/shots/pictures", folder))
    #expect(press(.down) == [.awaitRest])
    #expect(press(.down) == [.awaitRest])
    #expect(update(&state, .rested) == [.readFacts(path: "~/shots/pictures/Bob.jpg")])
    let facts = MediaFacts(
      width: 800, height: 600, duration: nil, frameRate: nil, hasSound: false, codec: "mjpeg")
    let effects = update(&state, .factsRead(path: "~/shots/pictures/Bob.jpg", facts))
    guard case .loadFrames(let wish)? = effects.first else {
      Issue.record("no frame is asked for")
      return
    }
    #expect(wish.moments == [0])
    let red = Picture(width: 4, height: 3, bytes: Array(repeating: 200, count: 36))
    _ = update(&state, .frameLoaded(path: wish.path, at: 0, red))
    let text = draw(state).text
    #expect(text.contains("▀▀▀"))
    #expect(text.contains("800 x 600 · mjpeg"))
    _ = press(.down)
    #expect(!draw(state).text.contains("800 x 600"))
  }

  @Test func withoutFfmpegTheListSaysWhatIsMissing() throws {
    var studio = try pilot("]<Enter>")
    studio.update { $0.whyNoFrames = "ffprobe is not installed: sudo apt install ffmpeg" }
    try studio.type("<Enter>sea")
    #expect(draw(studio.state).text.contains("ffprobe is not"))
    try studio.type("<Enter>")
    #expect(image(studio) == "~/shots/pictures/sea.png")
  }
}
