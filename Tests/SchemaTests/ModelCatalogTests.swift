import FoundationEssentials
import Testing

@testable import Schema

/// The models that come with the program, and those of a user's folder.
struct ModelCatalogTests {
  static let catalog = ModelCatalog()
  static let slugs = [
    "p-video", "p-video-animate", "p-video-replace", "p-video-avatar", "pixverse-text2video",
  ]

  @Test func everyModelFileThatCameAlongCanBeRead() {
    #expect(Self.catalog.problems.map(\.description) == [])
    #expect(Self.catalog.models.map(\.slug) == Self.slugs)
    #expect(Self.catalog["p-video"]?.slug == "p-video")
    #expect(Self.catalog["p-video-2"] == nil)
  }

  /// What the five pages say, beside what the files hold: a parameter that is lost here is lost in the
  /// form, the check, the body and the command line.
  @Test(arguments: [
    ("p-video", Contract.v1, "aspect_ratio duration prompt* seed"),
    (
      "p-video-animate", .v2,
      "disable_safety_checker ignore_audio image* instruction_prompt resolution save_audio seed target_fps turbo video*"
    ),
    (
      "p-video-replace", .v2,
      "disable_safety_checker ignore_audio images* instruction_prompt resolution save_audio seed target_fps turbo video*"
    ),
    (
      "p-video-avatar", .v2,
      "audio disable_prompt_upsampling disable_safety_filter image* negative_prompt resolution seed strength_negative_prompt video_prompt voice voice_language voice_prompt voice_script"
    ),
    (
      "pixverse-text2video", .v1,
      "aspect_ratio* duration* motion_mode* negative_prompt prompt* quality* seed style"
    ),
  ])
  func aModelHasTheParametersOfItsPage(
    _ slug: String, _ contract: Contract, _ names: String
  ) throws {
    let model = try #require(Self.catalog[slug])
    #expect(model.contract == contract)
    let parameters = model.parameters.sorted { $0.name < $1.name }
    #expect(
      parameters.map { $0.name + ($0.isRequired ? "*" : "") }.joined(separator: " ") == names)
  }

  @Test(arguments: catalog.models)
  func everyParameterHasHelpAndTheSeedIsNotAmongTheFirst(_ model: ModelSchema) throws {
    for parameter in model.parameters {
      #expect(parameter.help.count > 30, "\(parameter.name)")
      #expect(parameter.help.hasSuffix("."), "\(parameter.name)")
    }
    #expect(model.parameters.first?.isRequired == true)
    let seed = try #require(model.parameters.firstIndex { $0 == model.seedParameter })
    #expect(seed >= 3)
  }

  @Test func thePagesDefaultsOfTheSeedAreShownAndNotUsed() {
    let shown = Self.catalog.models.map { $0.seedParameter?.defaultValue }
    #expect(shown == [12345, 42, 12345, .null, .null])
    for model in Self.catalog.models { #expect(model.startValues["seed"] == nil) }
  }

  @Test func theAvatarHasThirtyVoicesAndTakesOthers() throws {
    let model = try #require(Self.catalog["p-video-avatar"])
    guard case .choice(let voices, isOpen: true) = model.parameter("voice")?.kind else {
      Issue.record("voice is no open choice")
      return
    }
    #expect(voices.count == 30)
    #expect(voices.count { $0.label.hasSuffix("(Female)") } == 14)
    #expect(voices.count { $0.label.hasSuffix("(Male)") } == 16)
    #expect(model.parameter("disable_safety_filter")?.defaultValue == true)
  }

  @Test(arguments: [("p-video-animate", "Original"), ("p-video-replace", "original")])
  func aFrameRateIsTextAndIsShownAsOnItsPage(_ slug: String, _ label: String) throws {
    let model = try #require(Self.catalog[slug])
    guard case .choice(let options, isOpen: false) = model.parameter("target_fps")?.kind else {
      Issue.record("target_fps is no choice")
      return
    }
    #expect(options.map(\.value) == ["original", "24", "48"])
    #expect(options.map(\.label) == [label, "24", "48"])
  }

  @Test func pricesAndSecondsSayWhereTheyComeFrom() throws {
    let prices = Self.catalog.models.map { $0.price?.bounds(for: $0.sample)?.lowerBound }
    #expect(prices == [0.005, 0.4093, 0.2724, 0.8108, 0.375])
    let seconds = Self.catalog.models.map { $0.seconds?.bounds(for: [:])?.lowerBound }
    #expect(seconds == [16.43, 32.91, 50.36, 98.1, 44.13])
    for model in Self.catalog.models {
      #expect(model.price?.source.isEmpty == false)
      #expect(model.seconds?.source.isEmpty == false)
    }
  }

  @Test func pixversesPricesStayWithinThePages() throws {
    let model = try #require(Self.catalog["pixverse-text2video"])
    guard case .table(let rows) = model.price?.amount else {
      Issue.record("no table")
      return
    }
    #expect(rows.count == 10)
    #expect(rows.map(\.amount).min() == 0.375)
    #expect(rows.map(\.amount).max() == 1)
  }

  @Test func aUserChoosesTheContractOfAModel() {
    let changed = Self.catalog.with(.v2, for: "p-video")
    #expect(changed["p-video"]?.contract == .v2)
    #expect(changed["pixverse-text2video"]?.contract == .v1)
    #expect(changed.models.map(\.slug) == Self.slugs)
    #expect(changed.with(.v1, for: "p-video") == Self.catalog)
  }

  /// A folder that is gone after the test.
  private func withFolder(
    _ files: [String: String], _ test: (String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dailies-models-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try test(folder.path)
  }

  private func file(_ slug: String, title: String) -> String {
    """
    slug = "\(slug)"
    title = "\(title)"
    summary = "text to video"
    contract = "v2"
    [[parameter]]
    name = "prompt"
    kind = "text"
    help = "What it shows."
    """
  }

  @Test func aUsersFileReplacesAModelInItsPlaceAndAnotherAddsOneAtTheEnd() throws {
    try withFolder([
      "p-video.toml": file("p-video", title: "Mine"), "zoom.toml": file("zoom", title: "Zoom"),
      "bloom.toml": file("bloom", title: "Bloom"), "notes.txt": "no model",
    ]) { folder in
      let catalog = ModelCatalog(userFolder: folder)
      #expect(catalog.problems == [])
      #expect(catalog.models.map(\.slug) == Self.slugs + ["bloom", "zoom"])
      #expect(catalog["p-video"]?.title == "Mine")
    }
  }

  @Test func aBrokenUserFileIsReportedAndTheModelStays() throws {
    let broken = file("p-video", title: "Mine").replacing("kind = \"text\"", with: "kind = \"txt\"")
    try withFolder(["p-video.toml": broken, "zoom.toml": file("zoom", title: "Zoom")]) { folder in
      let catalog = ModelCatalog(userFolder: folder)
      #expect(catalog.problems.map(\.file) == ["\(folder)/p-video.toml"])
      #expect(catalog.problems.map(\.place) == ["parameter[1].prompt.kind"])
      #expect(catalog["p-video"] == Self.catalog["p-video"])
      #expect(catalog["zoom"] != nil)
    }
  }

  @Test func aUsersFileMustBeNamedAfterItsModel() throws {
    try withFolder(["p-vidoe.toml": file("p-video", title: "Mine")]) { folder in
      let catalog = ModelCatalog(userFolder: folder)
      #expect(catalog.problems.map(\.place) == ["slug"])
      #expect(catalog["p-video"] == Self.catalog["p-video"])
    }
  }

  @Test func aUsersFolderNeedNotExist() {
    #expect(ModelCatalog(userFolder: "/nowhere/at/all") == Self.catalog)
  }

  @Test func whatIsNoFolderIsReported() throws {
    try withFolder(["a.toml": ""]) { folder in
      let catalog = ModelCatalog(userFolder: "\(folder)/a.toml")
      #expect(catalog.problems.map(\.file) == ["\(folder)/a.toml"])
      #expect(catalog.models == Self.catalog.models)
    }
  }

  @Test func aUsersFileThatIsNoTextIsReported() throws {
    try withFolder([:]) { folder in
      try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: "\(folder)/odd.toml"))
      #expect(
        ModelCatalog(userFolder: folder).problems.map(\.description) == [
          "\(folder)/odd.toml: cannot be read as UTF-8 text."
        ])
    }
  }
}

extension ModelSchema: CustomTestStringConvertible {
  package var testDescription: String { slug }
}
