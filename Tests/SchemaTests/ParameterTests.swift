import Testing

@testable import Schema

/// What typed text means, and what people are told they may type.
struct ParameterTests {
  static let range = ParameterKind.integer(3...15)
  static let numbers = ParameterKind.number(0...4)
  static let rates = ParameterKind.choice(
    [ParameterKind.Option("original", label: "Original"), ParameterKind.Option("24")],
    isOpen: false)
  static let seconds = ParameterKind.choice(
    [ParameterKind.Option(5), ParameterKind.Option(8)], isOpen: false)
  static let seed = ParameterKind.seed(SeedRange(-1...99))
  static let pictures = ParameterKind.mediaList(Media(.image, accept: ["png"]), count: 1...3)

  private func parameter(_ kind: ParameterKind) -> Parameter {
    Parameter(name: "it", kind: kind, help: "Help.")
  }

  static let readings: [(ParameterKind, String, Value)] = [
    (range, " 5 ", 5), (range, "", nil), (seed, "-1", -1),
    (numbers, "0.5", 0.5), (numbers, "2", 2), (numbers, " ", nil), (numbers, "1e-1", 0.1),
    (.toggle, "Yes", true), (.toggle, "off", false), (.toggle, "1", true), (.toggle, "", nil),
    (rates, "24", "24"), (rates, "Original", "original"), (rates, "original", "original"),
    (rates, "", nil), (seconds, "8", 8),
    (.text(isLong: true), " two\nlines ", " two\nlines "), (.text(isLong: false), "", ""),
    (.media(Media(.video)), " a b.mp4 ", "a b.mp4"), (.media(Media(.video)), " ", nil),
    (pictures, "a.png", ["a.png"]), (pictures, "", .list([])),
  ]

  @Test(arguments: readings)
  func typedTextIsReadAsItsKind(_ kind: ParameterKind, _ typed: String, _ value: Value) {
    #expect(parameter(kind).read(typed) == value)
  }

  @Test(arguments: [
    (range, "five"), (range, "5.5"), (range, "99999999999999999999"), (seed, "0x10"),
    (numbers, "nan"), (numbers, "inf"), (numbers, "1,5"), (.toggle, "perhaps"), (rates, "25"),
    (seconds, "5.0"),
  ])
  func nonsenseIsKeptAsTypedAndRefused(_ kind: ParameterKind, _ typed: String) throws {
    let value = parameter(kind).read(typed)
    #expect(value == .text(typed))
    let problem = try #require(Check.problems(parameter(kind), value).first)
    #expect(problem.message.contains("\"\(typed)\""))
  }

  @Test func severalTextsAreAListOrTheLastOfThem() {
    #expect(parameter(Self.pictures).read(["a.png", " ", "b.png"]) == ["a.png", "b.png"])
    #expect(parameter(Self.range).read(["3", "4"]) == 4)
    #expect(parameter(Self.range).read([]) == nil)
  }

  @Test(arguments: [
    (range, "a whole number from 3 to 15"), (.integer(nil), "a whole number"),
    (numbers, "a number from 0 to 4"), (.number(nil), "a number"), (.toggle, "true or false"),
    (rates, "one of original, 24"), (.text(isLong: false), "any text"),
    (seed, "a whole number from 0 to 99, or -1 to draw one"),
    (.seed(SeedRange(1...9)), "a whole number from 1 to 9"),
    (.choice([ParameterKind.Option("a")], isOpen: true), "a, or another value"),
    (.media(Media(.audio)), "a path to an audio file or an http(s) URL"),
    (.media(Media(.video, accept: ["mp4"])), "a path to a video (mp4) or an http(s) URL"),
    (pictures, "1 to 3 images (png), each a path or an http(s) URL"),
    (.mediaList(Media(.audio), count: 2...2), "2 audio files, each a path or an http(s) URL"),
  ])
  func whatIsAllowedIsSaidInOnePhrase(_ kind: ParameterKind, _ words: String) {
    #expect(parameter(kind).allowed == words)
  }

  @Test(arguments: [1...1, 0...5, -1...999_999_999_999_999, 5_000_000_000...6_000_000_000])
  func aDrawnSeedIsInsideItsRangeAndIsNeverTheDrawSign(_ range: ClosedRange<Int>) {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let seed = SeedRange(range).draw(using: &generator)
      #expect(range.contains(seed) && seed > 0)
    }
  }

  @Test(arguments: [
    ("http://a.example/x", MediaReference.url("http://a.example/x")),
    ("HTTPS://A.example", .url("HTTPS://A.example")),
    ("~/a.png", .file("~/a.png")), ("./a://b.png", .file("./a://b.png")),
    ("file:///tmp/a%20b.png", .file("/tmp/a b.png")),
    ("file://localhost/tmp/100%", .file("/tmp/100%")),
    ("data:image/png;base64,AA", .unusable(scheme: "data")),
    ("s3://bucket/key", .unusable(scheme: "s3")),
  ])
  func aMediaFieldTakesAURLOrAPath(_ typed: String, _ reference: MediaReference) {
    #expect(MediaReference(typed) == reference)
  }
}
