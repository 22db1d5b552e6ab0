import Testing

@testable import Schema

/// Bad values are refused before any request; the message names the field, the value and what is allowed.
struct CheckTests {
  static let catalog = ModelCatalog()

  /// A draft that can be sent: the page's sample, changed by one value.
  static func values(_ slug: String, _ name: String, _ value: Value) throws -> (
    ModelSchema, Values
  ) {
    let model = try #require(catalog[slug])
    var values = model.sample
    values[name] = value
    return (model, values)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let slug: String
    let name: String
    let value: Value
    /// What the message must contain besides the field's name; empty: the value is allowed.
    let message: [String]

    init(_ slug: String, _ name: String, _ value: Value, _ message: String...) {
      self.slug = slug
      self.name = name
      self.value = value
      self.message = message
    }

    var testDescription: String { "\(slug) \(name) = \(value.json)" }
  }

  static let seedWords = "a whole number from 0 to 999999999999999, or -1 to draw one"
  static let shapes = "one of 1:1, 16:9, 9:16, 4:3, 3:4, 3:2, 2:3"

  static let plain: [Case] = [
    Case("p-video", "prompt", "x"),
    Case("p-video", "prompt", "", "is needed", "text that is not empty"),
    Case("p-video", "prompt", " \n\t", "is needed", "text that is not empty"),
    Case("p-video", "prompt", nil, "is needed", "text that is not empty"),
    Case("p-video", "prompt", 5, "5 is not text", "text that is not empty"),
    Case("p-video", "duration", 3),
    Case("p-video", "duration", 15),
    Case("p-video", "duration", 5.0),
    Case("p-video", "duration", nil),
    Case("p-video", "duration", 2, "2 is out of range", "a whole number from 3 to 15"),
    Case("p-video", "duration", 16, "16 is out of range", "a whole number from 3 to 15"),
    Case("p-video", "duration", 5.5, "5.5 is not a whole number", "from 3 to 15"),
    Case("p-video", "duration", "five", "\"five\" is not a whole number", "from 3 to 15"),
    Case("p-video", "duration", "5", "\"5\" is not a whole number", "from 3 to 15"),
    Case("p-video", "seed", -1),
    Case("p-video", "seed", 0),
    Case("p-video", "seed", 999_999_999_999_999),
    Case("p-video", "seed", -2, "-2 is out of range", seedWords),
    Case(
      "p-video", "seed", 1_000_000_000_000_000, "1000000000000000 is out of range", seedWords),
    Case("p-video", "seed", "x", "\"x\" is not a whole number", seedWords),
    Case("p-video", "aspect_ratio", "2:3"),
    Case("p-video", "aspect_ratio", "21:9", "\"21:9\" is not one of them", shapes),
    Case("p-video", "aspect_ratio", true, "true is not one of them", shapes),
    Case(
      "p-video", "fps", 24, "p-video has no such parameter", "prompt, aspect_ratio, duration, seed"),
    Case("p-video", "fps", nil),
  ]

  static let others: [Case] = [
    Case("p-video-animate", "seed", 1_000_000_000_000_000, "is out of range", seedWords),
    Case("p-video-animate", "target_fps", "48"),
    Case("p-video-animate", "target_fps", 24, "24 is not one of them", "one of original, 24, 48"),
    Case(
      "p-video-animate", "turbo", "maybe", "\"maybe\" is neither true nor false", "true or false"),
    Case("p-video-animate", "turbo", 1, "1 is neither true nor false", "true or false"),
    Case("p-video-animate", "resolution", "4k", "\"4k\" is not one of them", "one of 720p, 1080p"),
    Case("p-video-avatar", "strength_negative_prompt", 0),
    Case("p-video-avatar", "strength_negative_prompt", 4.0),
    Case(
      "p-video-avatar", "strength_negative_prompt", -0.1, "-0.1 is out of range",
      "a number from 0 to 4"),
    Case(
      "p-video-avatar", "strength_negative_prompt", 4.01, "4.01 is out of range",
      "a number from 0 to 4"),
    Case(
      "p-video-avatar", "strength_negative_prompt", .number(.nan), "nan is not a number",
      "a number from 0 to 4"),
    Case(
      "p-video-avatar", "strength_negative_prompt", .number(.infinity), "inf is not a number",
      "a number from 0 to 4"),
    Case("p-video-avatar", "voice", "Rasalgethi (Male)"),
    Case("p-video-avatar", "voice", "Somebody new"),
    Case(
      "p-video-avatar", "voice", 3, "3 is not one of them", "Zephyr (Female)", "or another value"),
    Case("p-video-avatar", "voice_language", "Portuguese (Brazil)"),
    Case("p-video-avatar", "voice_language", "Latin", "\"Latin\" is not one of them", "Hindi"),
    Case("p-video-avatar", "seed", nil),
    Case("pixverse-text2video", "seed", 1),
    Case("pixverse-text2video", "seed", 99_999),
    Case("pixverse-text2video", "seed", 0, "0 is out of range", "a whole number from 1 to 99999"),
    Case(
      "pixverse-text2video", "seed", -1, "-1 is out of range", "a whole number from 1 to 99999"),
    Case(
      "pixverse-text2video", "seed", 100_000, "100000 is out of range",
      "a whole number from 1 to 99999"),
    Case("pixverse-text2video", "duration", 6, "6 is not one of them", "one of 5, 8"),
    Case("pixverse-text2video", "duration", "5", "\"5\" is not one of them", "one of 5, 8"),
    Case("pixverse-text2video", "duration", nil, "is needed", "one of 5, 8"),
    Case("pixverse-text2video", "style", nil),
    Case("pixverse-text2video", "style", "clay"),
    Case(
      "pixverse-text2video", "style", "oil", "\"oil\" is not one of them", "anime, 3d_animation"),
  ]

  static let image = "a path to an image (jpg, jpeg, png, webp) or an http(s) URL"
  static let images = "1 to 3 images, each a path or an http(s) URL"

  static let media: [Case] = [
    Case("p-video-avatar", "image", "me.jpg"),
    Case("p-video-avatar", "image", "~/Pictures/Me At Work.JPEG"),
    Case("p-video-avatar", "image", "http://example.com/anything"),
    Case("p-video-avatar", "image", "HTTPS://example.com/a.png"),
    Case("p-video-avatar", "image", nil, "is needed", image),
    Case("p-video-avatar", "image", "", "is needed", image),
    Case("p-video-avatar", "image", "me.gif", "\"me.gif\" is another kind of file", image),
    Case("p-video-avatar", "image", "me", "\"me\" is another kind of file", image),
    Case("p-video-avatar", "image", "dir.png/me", "is another kind of file", image),
    Case("p-video-avatar", "image", ".png", "is another kind of file", image),
    Case("p-video-avatar", "image", "https://", "\"https://\" is not a whole URL", image),
    Case("p-video-avatar", "image", "https://a b.jpg", "is not a whole URL", image),
    Case(
      "p-video-avatar", "image", "data:image/png;base64,AAAA", "begins with data:",
      "the provider does not fetch", image),
    Case("p-video-avatar", "image", "ftp://a.example/b.png", "begins with ftp:", image),
    Case("p-video-avatar", "image", 7, "7 is neither a path nor a URL", image),
    Case("p-video-avatar", "audio", "speech.wav"),
    Case("p-video-animate", "image", "still.tiff"),
    Case("p-video-animate", "image", "no ending"),
    Case(
      "p-video-animate", "image", "walk.MP4", "\"walk.MP4\" is another kind of file", "an image"),
    Case(
      "p-video-replace", "images", ["a.png", "b.mp4"], "\"b.mp4\" is another kind of file", "image"),
    Case("p-video-animate", "video", "walk.mov", "\"walk.mov\" is another kind of file", "(mp4)"),
    Case("p-video-replace", "video", "walk.mp4"),
    Case("p-video-replace", "images", ["a.png"]),
    Case("p-video-replace", "images", ["a.png", "https://a.example/b.png", "c.png"]),
    Case("p-video-replace", "images", [], "is needed", images),
    Case(
      "p-video-replace", "images", ["a.png", "b.png", "c.png", "d.png"],
      "4 given (a.png, b.png, c.png, d.png)", images),
    Case("p-video-replace", "images", ["a.png", ""], "one of the files is empty", images),
    Case("p-video-replace", "images", ["a.png", 3], "3 is neither a path nor a URL", images),
    Case("p-video-replace", "images", ["data:x"], "\"data:x\" begins with data:", images),
    Case("p-video-replace", "images", "a.png", "\"a.png\" is not a list", images),
  ]

  @Test(arguments: plain + others + media)
  func aValueIsAllowedOrRefusedInWordsThatHelp(_ sample: Case) throws {
    let (model, values) = try Self.values(sample.slug, sample.name, sample.value)
    let problems = Check.problems(model, values)
    guard !sample.message.isEmpty else {
      #expect(problems == [])
      return
    }
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.parameters == [sample.name])
    for part in [sample.name] + sample.message {
      #expect(problem.message.contains(part), "\"\(part)\" is not in: \(problem.message)")
    }
  }

  @Test func aLongValueIsShortenedInTheMessage() throws {
    let long = String(repeating: "ü", count: 400)
    let (model, values) = try Self.values("p-video", "aspect_ratio", .text(long))
    let message = try #require(Check.problems(model, values).first?.message)
    #expect(message.contains(String(repeating: "ü", count: 60) + "…"))
    #expect(message.count < 200)
  }

  @Test func aValueInAMessageStaysOnItsLineAndCommandsNoTerminal() throws {
    let (model, values) = try Self.values("p-video", "aspect_ratio", "a\n\u{1B}[2Jb\r\nc")
    let message = try #require(Check.problems(model, values).first?.message)
    #expect(message.contains("\"a  [2Jb c\""))
  }

  @Test(arguments: catalog.models)
  func everySampleCanBeSent(_ model: ModelSchema) {
    #expect(!model.sample.isEmpty)
    #expect(Check.problems(model, model.sample) == [])
  }

  @Test(arguments: catalog.models)
  func aNewFormLacksOnlyWhatAPersonMustGive(_ model: ModelSchema) throws {
    let needed = [
      "p-video": ["prompt"], "p-video-animate": ["image", "video"],
      "p-video-replace": ["images", "video"], "p-video-avatar": ["image", "voice_script"],
      "pixverse-text2video": ["prompt"],
    ]
    let problems = Check.problems(model, model.startValues)
    #expect(problems.compactMap(\.parameters.first) == needed[model.slug])
  }

  @Test func problemsComeInTheOrderOfTheForm() throws {
    let model = try #require(Self.catalog["p-video"])
    let problems = Check.problems(
      model, ["seed": -5, "duration": 99, "aspect_ratio": "x", "zoom": 1])
    #expect(
      problems.map(\.parameters) == [
        ["zoom"], ["prompt"], ["aspect_ratio"], ["duration"], ["seed"],
      ]
    )
  }

  static let pixverse: [(Int, String, String)] = [5, 8].flatMap { duration in
    ["normal", "fast"].flatMap { motion in
      ["360p", "540p", "720p", "1080p"].map { (duration, motion, $0) }
    }
  }

  @Test(arguments: pixverse)
  func pixverseAllowsTenOfSixteenCombinations(
    _ duration: Int, _ motion: String, _ quality: String
  ) throws {
    let model = try #require(Self.catalog["pixverse-text2video"])
    let legal: Set<String> = [
      "5 normal 360p", "5 normal 540p", "5 normal 720p", "5 normal 1080p", "5 fast 360p",
      "5 fast 540p", "5 fast 720p", "8 normal 360p", "8 normal 540p", "8 normal 720p",
    ]
    var values = model.sample
    values["duration"] = .integer(duration)
    values["motion_mode"] = .text(motion)
    values["quality"] = .text(quality)
    let problems = Check.problems(model, values)
    #expect(problems.isEmpty == legal.contains("\(duration) \(motion) \(quality)"))
    #expect((model.price?.bounds(for: values) == nil) == !problems.isEmpty)
    for problem in problems {
      #expect(problem.parameters.count == 2)
      for name in problem.parameters {
        let value = try #require(values[name]).words
        #expect(problem.message.contains("\(name) \(value)"), "\(problem.message)")
      }
      #expect(problem.message.contains("choose"), "\(problem.message)")
    }
  }

  @Test func aCombinationThatIsForbiddenPointsToTheFirstFieldOfTheForm() throws {
    let (model, values) = try Self.values("pixverse-text2video", "motion_mode", "fast")
    let long = values.merging(["duration": 8]) { $1 }
    #expect(Check.problems(model, long).first?.parameters == ["duration", "motion_mode"])
  }

  @Test func theAvatarNeedsAScriptOrARecording() throws {
    let (model, values) = try Self.values("p-video-avatar", "voice_script", " ")
    let problem = try #require(Check.problems(model, values).first)
    #expect(problem.parameters == ["voice_script", "audio"])
    #expect(problem.message == "voice_script or audio is needed: one of them.")
  }

  @Test func aRecordingMakesTheVoiceUnusedAndUnchecked() throws {
    let (model, values) = try Self.values("p-video-avatar", "audio", "speech.wav")
    let odd = values.merging(["voice_script": nil, "voice_language": "Latin"]) { $1 }
    #expect(Check.problems(model, odd) == [])
    #expect(
      model.unused(odd) == [
        "voice_script": "audio", "voice": "audio", "voice_language": "audio",
        "voice_prompt": "audio",
      ])
    #expect(model.unused(model.sample) == [:])
  }
}
