import Testing

@testable import Schema

/// A model file that is wrong is refused with the place and what is allowed there.
struct ModelFileTests {
  static let whole = """
    slug = "my-model"
    title = "Mine"
    summary = "text to video"
    contract = "v2"

    [[parameter]]
    name = "prompt"
    kind = "text"
    required = true
    help = "What it shows."

    [[parameter]]
    name = "duration"
    kind = "integer"
    default = 5
    range = [3, 15]
    help = "Seconds."

    [[parameter]]
    name = "mode"
    kind = "choice"
    default = "calm"
    options = ["calm", { value = "wild", label = "Wild" }]
    help = "How it moves."

    [[parameter]]
    name = "image"
    kind = "media"
    media = "image"
    accept = ["png"]
    help = "A picture."

    [[rule]]
    forbid = { mode = "wild", duration = 15 }
    because = "wild is short; choose less than 15."

    [sample]
    prompt = "x"

    [price]
    range = [0.1, 2]
    source = "a guess"
    """

  @Test func aWholeFileBecomesAModel() throws {
    let model = try ModelFile.read(Self.whole, file: "my-model.toml")
    #expect(model.slug == "my-model")
    #expect(model.title == "Mine")
    #expect(model.contract == .v2)
    #expect(model.deadline == 3600)
    #expect(
      model.parameters == [
        Parameter(
          name: "prompt", kind: .text(isLong: false), isRequired: true, help: "What it shows."),
        Parameter(name: "duration", kind: .integer(3...15), defaultValue: 5, help: "Seconds."),
        Parameter(
          name: "mode",
          kind: .choice(
            [ParameterKind.Option("calm"), ParameterKind.Option("wild", label: "Wild")],
            isOpen: false), defaultValue: "calm", help: "How it moves."),
        Parameter(
          name: "image", kind: .media(Media(.image, accept: ["png"])), help: "A picture."),
      ])
    #expect(
      model.rules == [
        .forbid(
          ["mode": "wild", "duration": 15], because: "wild is short; choose less than 15.")
      ])
    #expect(model.sample == ["prompt": "x"])
    #expect(model.seconds == nil)
    #expect(model.price == Estimate(.range(0.1...2), source: "a guess"))
  }

  @Test(arguments: [
    ("\"v2\"", true), ("\"v1\"", false), ("\"v1\"\nalso_v2 = true", true),
  ])
  func aV1ModelIsSubmittedByV2OnlyWhereItsFileSaysSo(_ contract: String, _ hasV2: Bool) throws {
    let text = Self.whole.replacing("\"v2\"", with: contract)
    #expect(try ModelFile.read(text, file: "my-model.toml").hasV2 == hasV2)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let right: String
    let wrong: String
    let place: String
    let message: String

    init(_ right: String, _ wrong: String, _ place: String, _ message: String) {
      self.right = right
      self.wrong = wrong
      self.place = place
      self.message = message
    }

    var testDescription: String { wrong.isEmpty ? "no \(right)" : wrong }
  }

  static let mistakes: [Mistake] = [
    Mistake("slug = \"my-model\"", "", "slug", "is missing"),
    Mistake("slug = \"my-model\"", "slug = 5", "slug", "expected is text"),
    Mistake("\"my-model\"", "\"../my\"", "slug", "has more than letters, digits"),
    Mistake("\"my-model\"", "\"..\"", "slug", "begins with a dot"),
    Mistake("summary = \"text to video\"", "", "summary", "is missing"),
    Mistake("\"v2\"", "\"v3\"", "contract", "\"v3\" is not one of v1, v2"),
    Mistake("\"v2\"", "\"v2\"\ndeadline = 0", "deadline", "more than 0"),
    Mistake("\"v2\"", "\"v2\"\nsampel = 1", "sampel", "no such key"),
    Mistake(
      "range = [3, 15]", "range = \"3-15\"", "parameter[2].duration.range",
      "two whole numbers such as [3, 15], the lower one first; found \"3-15\""),
    Mistake("[3, 15]", "[15, 3]", "parameter[2].duration.range", "the lower one first"),
    Mistake("[3, 15]", "[3, 15, 20]", "parameter[2].duration.range", "two whole numbers"),
    Mistake("[3, 15]", "[3.5, 15]", "parameter[2].duration.range", "two whole numbers"),
    Mistake(
      "range = [3", "rnage = [3", "parameter[2].duration.rnage",
      "Known here: name, kind, range, required"),
    Mistake(
      "default = 5", "default = 99", "parameter[2].duration.default",
      "99 is out of range. Allowed: a whole number from 3 to 15"),
    Mistake("default = 5", "default = \"\"", "parameter[2].duration.default", "is empty"),
    Mistake(
      "default = 5", "default = 2026-01-01", "parameter[2].duration.default",
      "\"2026-01-01\" is not a whole number"),
    Mistake(
      "kind = \"integer\"", "kind = \"int\"", "parameter[2].duration.kind",
      "\"int\" is not one of text, integer, number, toggle, choice, seed, media, media_list"),
    Mistake("kind = \"integer\"", "", "parameter[2].duration.kind", "is missing"),
    Mistake("help = \"Seconds.\"", "", "parameter[2].duration.help", "is missing"),
    Mistake("help = \"Seconds.\"", "help = \" \"", "parameter[2].duration.help", "not empty"),
    Mistake("required = true", "required = 1", "parameter[1].prompt.required", "true or false"),
    Mistake(
      "required = true", "starts_empty = true", "parameter[1].prompt.starts_empty",
      "without a default"),
    Mistake(
      "name = \"duration\"", "name = \"prompt\"", "parameter[2].prompt.name",
      "already a parameter \"prompt\""),
    Mistake("name = \"duration\"", "", "parameter[2].name", "is missing"),
    Mistake(
      "[\"calm\", { value = \"wild\", label = \"Wild\" }]", "[]", "parameter[3].mode.options",
      "is empty"),
    Mistake(
      "[\"calm\", { value = \"wild\"", "[\"wild\", { value = \"wild\"",
      "parameter[3].mode.options", "there twice"),
    Mistake("label = \"Wild\"", "lable = \"W\"", "parameter[3].mode.options.label", "is missing"),
    Mistake("[\"calm\",", "[true,", "parameter[3].mode.options", "true is neither text"),
    Mistake(
      "default = \"calm\"", "default = \"clam\"", "parameter[3].mode.default",
      "one of calm, wild"),
    Mistake("[\"png\"]", "[\".png\"]", "parameter[4].image.accept", "written as \"mp4\""),
    Mistake("[\"png\"]", "\"png\"", "parameter[4].image.accept", "a list of texts"),
    Mistake(
      "media = \"image\"", "media = \"picture\"", "parameter[4].image.media",
      "one of image, video, audio"),
    Mistake("mode = \"wild\", d", "mood = \"wild\", d", "rule[1].forbid", "parameter \"mood\""),
    Mistake(
      "mode = \"wild\", d", "mode = \"mild\", d", "rule[1].forbid.mode", "one of calm, wild"),
    Mistake("mode = \"wild\", d", "d", "rule[1].forbid", "needs two parameters"),
    Mistake(
      "[sample]", "[[final]]\nparameter = \"mood\"\ndraft = [1]\nfinal = [2]\n[sample]",
      "final[1].parameter", "no parameter \"mood\""),
    Mistake(
      "[sample]",
      "[[final]]\nparameter = \"mode\"\ndraft = [\"mild\"]\nfinal = [\"wild\"]\n[sample]",
      "final[1].draft", "one of calm, wild"),
    Mistake(
      "[sample]", "[[final]]\nparameter = \"mode\"\ndraft = \"calm\"\nfinal = [\"wild\"]\n[sample]",
      "final[1].draft", "a list of values"),
    Mistake("because = \"wild", "becuase = \"wild", "rule[1].because", "is missing"),
    Mistake(
      "because = \"wild", "overrides = \"mode\"\nbecause = \"wild", "rule[1]",
      "exactly one of forbid, overrides, one_of"),
    Mistake(
      "[sample]", "[[rule]]\noverrides = \"image\"\nunused = [\"promt\"]\n[sample]",
      "rule[2].unused", "no parameter \"promt\""),
    Mistake(
      "[sample]", "[[rule]]\noverrides = \"image\"\nunused = [\"image\"]\n[sample]",
      "rule[2].unused", "cannot override itself"),
    Mistake(
      "[sample]", "[[rule]]\none_of = [\"image\"]\n[sample]", "rule[2].one_of",
      "needs two parameters"),
    Mistake("prompt = \"x\"", "prompt = 5", "sample", "prompt: 5 is not text"),
    Mistake("prompt = \"x\"", "promt = \"x\"", "sample", "has no such parameter"),
    Mistake("source = \"a guess\"", "", "price.source", "is missing"),
    Mistake("range = [0.1, 2]", "", "price", "exactly one of figure, range, table"),
    Mistake("range = [0.1, 2]", "figure = -1", "price.figure", "not negative"),
    Mistake("range = [0.1, 2]", "range = [-1, 2]", "price", "nothing negative"),
    Mistake("range = [0.1, 2]", "figure = \"0.1\"", "price.figure", "expected is a number"),
    Mistake(
      "range = [0.1, 2]", "table = [{ when = { mode = \"wild\" }, amuont = 1 }]",
      "price.table[1].amount", "is missing"),
    Mistake(
      "range = [0.1, 2]", "table = [{ when = { mode = \"mild\" }, amount = 1 }]",
      "price.table[1].when.mode", "one of calm, wild"),
    Mistake("[price]", "[[price]]", "price", "expected is a table"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsNamedWithItsPlaceAndWhatIsAllowed(_ mistake: Mistake) throws {
    #expect(Self.whole.contains(mistake.right))
    let text = Self.whole.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.read(text, file: "my-model.toml")
    }
    #expect(error.file == "my-model.toml")
    #expect(error.place == mistake.place)
    #expect(error.message.contains(mistake.message), "\(error)")
    #expect(error.description.hasPrefix("my-model.toml, \(mistake.place): "))
  }

  @Test func whatIsNoTOMLIsNamedWithItsLine() throws {
    let text = Self.whole.replacing("help = \"Seconds.\"", with: "help = \"Seconds.")
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.read(text, file: "my-model.toml")
    }
    #expect(error.line == 17)
    #expect(error.description.hasPrefix("my-model.toml, line 17: "))
  }

  @Test(arguments: ["", "slug = \"my-model\"\nsummary = \"a\"\ncontract = \"v1\""])
  func aModelWithoutParametersIsNone(_ text: String) {
    #expect(throws: ModelFileError.self) { try ModelFile.read(text, file: "my-model.toml") }
  }

  @Test(arguments: [
    ("[-2, 9]", "begins at -1"), ("[-1, 0]", "ends at 1 or more"), ("[1, 99999]", ""),
  ])
  func aSeedsRangeMustHoldADrawnSeed(_ range: String, _ message: String) throws {
    let text = Self.whole.replacing("kind = \"integer\"", with: "kind = \"seed\"")
      .replacing("[3, 15]", with: range).replacing("duration = 15", with: "duration = 5")
    guard message.isEmpty else {
      let error = try #require(throws: ModelFileError.self) {
        try ModelFile.read(text, file: "my-model.toml")
      }
      #expect(error.place == "parameter[2].duration.range")
      #expect(error.message.contains(message))
      return
    }
    let model = try ModelFile.read(text, file: "my-model.toml")
    #expect(model.seedParameter?.name == "duration")
    #expect(model.startValues["duration"] == nil)
  }

  @Test func aModelHasOneSeed() throws {
    let text = Self.whole.replacing("kind = \"integer\"", with: "kind = \"seed\"")
      .replacing(
        "[[rule]]",
        with: "[[parameter]]\nname=\"s\"\nkind=\"seed\"\nrange=[1,2]\nhelp=\"x\"\n[[rule]]")
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.read(text, file: "my-model.toml")
    }
    #expect(error.place == "parameter[5].s.kind")
  }
}
