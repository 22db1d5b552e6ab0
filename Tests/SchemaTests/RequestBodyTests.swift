import FoundationEssentials
import TestSupport
import Testing

@testable import Schema

/// The JSON that is sent, character for character.
struct RequestBodyTests {
  static let catalog = ModelCatalog()

  /// One member a line, so that a difference can be read.
  private func lines(_ body: Value) -> String {
    let members = (body.members ?? [:]).sorted { $0.key < $1.key }
    return members.map { "\(Value.text($0.key).json): \($0.value.json)\n" }.joined()
  }

  @Test(arguments: catalog.models)
  func theSampleOfThePageIsSentAsItStandsThere(_ model: ModelSchema) throws {
    let body = RequestBody.value(model, model.sample)
    #expect(body.members == model.sample)
    try Golden.check(lines(body), "\(model.slug).sample.txt")
  }

  @Test(arguments: catalog.models)
  func aNewFormSendsEveryDefaultOnceTheNeededFieldsAreFilled(_ model: ModelSchema) throws {
    var values = model.startValues
    for problem in Check.problems(model, values) {
      let name = try #require(problem.parameters.first)
      let sample: Value = try #require(model.sample[name])
      values[name] = sample
    }
    let seed = try #require(model.seedParameter)
    values[seed.name] = 8841
    #expect(Check.problems(model, values) == [])
    let body = RequestBody.value(model, values)
    for parameter in model.parameters where !parameter.defaultValue.isNull && parameter != seed {
      #expect(body[parameter.name] == values[parameter.name])
    }
    try Golden.check(lines(body), "\(model.slug).defaults.txt")
  }

  @Test func nullIsNotSent() throws {
    let model = try #require(Self.catalog["pixverse-text2video"])
    let body = RequestBody.value(model, model.sample.merging(["style": nil]) { $1 })
    #expect(body.members?.keys.contains("style") == false)
  }

  @Test func emptyTextIsSentForATextAndForNothingElse() throws {
    let model = try #require(Self.catalog["p-video-avatar"])
    let values = model.sample.merging(["negative_prompt": "", "audio": "", "voice": " "]) { $1 }
    let body = RequestBody.value(model, values)
    #expect(body["negative_prompt"] == "")
    #expect(body["audio"] == nil)
    #expect(body["voice"] == nil)
  }

  @Test func whatARecordingOverridesIsLeftOut() throws {
    let model = try #require(Self.catalog["p-video-avatar"])
    let values = model.sample.merging(["audio": "https://a.example/speech.mp3"]) { $1 }
    let body = try #require(RequestBody.value(model, values).members)
    #expect(body["audio"] == "https://a.example/speech.mp3")
    #expect(
      Set(model.sample.keys).subtracting(body.keys)
        == ["voice_script", "voice", "voice_language", "voice_prompt"])
  }

  @Test func theProvidersAdvertisementIsNeverSentUnseen() throws {
    let model = try #require(Self.catalog["p-video-avatar"])
    let script = try #require(model.parameter("voice_script"))
    #expect(script.defaultValue == model.sample["voice_script"])
    #expect(model.startValues["voice_script"] == nil)
    #expect(RequestBody.value(model, model.startValues)["voice_script"] == nil)
  }

  @Test func frameRatesAreTextAndDurationsAreNumbers() throws {
    let animate = try #require(Self.catalog["p-video-animate"])
    let rate = try #require(animate.parameter("target_fps")).read("24")
    #expect(RequestBody.value(animate, ["target_fps": rate]).json == #"{"target_fps":"24"}"#)
    let pixverse = try #require(Self.catalog["pixverse-text2video"])
    let seconds = try #require(pixverse.parameter("duration")).read("8")
    #expect(RequestBody.value(pixverse, ["duration": seconds]).json == #"{"duration":8}"#)
  }

  @Test func localFilesStandAsTheirUploads() throws {
    let model = try #require(Self.catalog["p-video-replace"])
    let values: Values = [
      "images": ["a.png", "https://a.example/b.png", "a.png"], "video": "file:///v%20w.mp4",
    ]
    #expect(RequestBody.files(model, values) == ["a.png", "/v w.mp4"])
    let body = RequestBody.value(
      model, values,
      uploads: ["a.png": "https://up.example/1", "/v w.mp4": "https://up.example/2"])
    #expect(
      body == [
        "images": ["https://up.example/1", "https://a.example/b.png", "https://up.example/1"],
        "video": "https://up.example/2",
      ])
  }

  @Test func aFileThatIsOverriddenIsNotUploaded() {
    let model = ModelSchema(
      slug: "m", title: "M", summary: "", contract: .v2,
      parameters: [
        Parameter(name: "text", kind: .text(isLong: false), help: "Words."),
        Parameter(name: "image", kind: .media(Media(.image)), help: "A picture."),
      ], rules: [.overrides(by: "text", unused: ["image"])])
    #expect(RequestBody.files(model, ["text": "a", "image": "a.png"]) == [])
    #expect(RequestBody.files(model, ["image": "a.png"]) == ["a.png"])
  }
}
