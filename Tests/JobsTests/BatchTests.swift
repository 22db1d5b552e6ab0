import Jobs
import Schema
import Testing

/// What several jobs are made of: values in axes, variants in texts, and their order.
@Suite struct BatchTests {
  private var generator = Chance(1)

  private func model(_ slug: String = "p-video") throws -> ModelSchema {
    try #require(ModelCatalog()[slug])
  }

  private mutating func axis(_ name: String, _ typed: String, of slug: String = "p-video") throws
    -> Axis?
  {
    let parameter = try #require(try model(slug).parameter(name))
    return Axis(parameter, typed, using: &generator)
  }

  private mutating func batch(
    _ values: Values, _ axes: [Axis?], isZipped: Bool = false, of slug: String = "p-video"
  ) throws -> [Batch.Take] {
    let model = try model(slug)
    let batch = try Batch(
      model, model.startValues.merging(values) { $1 }, axes: axes.compactMap { $0 },
      isZipped: isZipped)
    return try batch.takes().takes
  }

  @Test(arguments: [
    ("1..4", [1, 2, 3, 4]), ("4..1", [4, 3, 2, 1]), ("7,12,99", [7, 12, 99]),
    ("1..9 step 4", [1, 5, 9]), ("1..2,8", [1, 2, 8]),
  ])
  mutating func numbersAreListedOrGivenByARange(typed: String, numbers: [Int]) throws {
    #expect(try axis("seed", typed)?.values == numbers.map(Value.integer))
  }

  @Test(arguments: ["5", "", "a..b", "1..", "1..1", "step 4"])
  mutating func oneValueIsNoAxis(typed: String) throws {
    #expect(try axis("seed", typed) == nil)
  }

  @Test mutating func seedsAreDrawnWithoutRepeats() throws {
    let seeds = try #require(try axis("seed", "40x")).values.compactMap(\.integer)
    #expect(Set(seeds).count == 40)
    #expect(seeds.allSatisfy { $0 > 0 })
  }

  /// As many as there are not cannot be drawn, and more than a batch takes is refused, not cut short.
  @Test mutating func whatCannotBeMadeIsNotMadeShort() throws {
    let few = Parameter(name: "seed", kind: .seed(SeedRange(0...9)), help: "")
    #expect(Axis(few, "9x", using: &generator)?.values.count == 9)
    #expect(Axis(few, "10x", using: &generator) == nil)
    let model = try model()
    let axes = [try axis("seed", "1..30000")].compactMap { $0 }
    let batch = try Batch(model, ["prompt": "a coast"], axes: axes)
    #expect(throws: BatchError.self) { try batch.takes() }
  }

  @Test mutating func choicesAndSwitchesHaveAxesAndTextsHaveNone() throws {
    #expect(try axis("aspect_ratio", "16:9,1:1")?.values == ["16:9", "1:1"])
    #expect(try axis("prompt", "a, b") == nil)
  }

  @Test mutating func everyValueMeetsEveryOther() throws {
    let takes = try batch(
      ["prompt": "a coast"], [try axis("duration", "3,5"), try axis("seed", "1..3")])
    let pairs = takes.map { [$0.values["duration"]?.integer, $0.values["seed"]?.integer] }
    #expect(pairs == [[3, 1], [3, 2], [3, 3], [5, 1], [5, 2], [5, 3]])
  }

  @Test mutating func sideBySideTheFirstMeetTheFirst() throws {
    let takes = try batch(
      ["prompt": "a coast"], [try axis("duration", "3,5"), try axis("seed", "1,2")], isZipped: true)
    let pairs = takes.map { [$0.values["duration"]?.integer, $0.values["seed"]?.integer] }
    #expect(pairs == [[3, 1], [5, 2]])
    #expect(throws: BatchError.self) {
      try batch(
        ["prompt": "a"], [try axis("duration", "3,5"), try axis("seed", "1..3")], isZipped: true)
    }
  }

  @Test mutating func variantsOfATextAreAllMade() throws {
    let takes = try batch(["prompt": "a {red|blue {fox|bird}} {{x}} \\{a|b\\}", "seed": 1], [])
    #expect(
      takes.map { $0.values["prompt"]?.text } == [
        "a red {{x}} {a|b}", "a blue fox {{x}} {a|b}", "a blue bird {{x}} {a|b}",
      ])
    #expect(takes.last?.expansion?.choices == ["prompt": ["blue bird"]])
  }

  @Test func linesOfAFileAreVariants() throws {
    let files = ["animal": ["fox", "{sea|land} bird"], "empty": [], "loop": ["__loop__"]]
    func texts(_ text: String) throws -> [String] {
      let template = try TextTemplate(text) { files[$0] }
      return (0..<template.count).map { template[$0].text }
    }
    #expect(try texts("a __animal__") == ["a fox", "a sea bird", "a land bird"])
    #expect(try texts("snake_case __not a name__") == ["snake_case __not a name__"])
    #expect(throws: TextTemplateError.noFile("tree")) { try texts("__tree__") }
    #expect(throws: TextTemplateError.emptyFile("empty")) { try texts("__empty__") }
    #expect(throws: TextTemplateError.tooDeep) { try texts("__loop__") }
  }

  @Test(arguments: ["{", "}", "{a", "a|b", "__", "____", "{a}", "\\", "{a|b"])
  func whatIsNoVariantStaysAsItIs(text: String) throws {
    let template = try TextTemplate(text)
    #expect(template.count == 1)
    #expect(template[0].text == text)
  }

  @Test mutating func whatTheModelForbidsIsLeftOutAndCounted() throws {
    let model = try model("pixverse-text2video")
    let values = model.startValues.merging(["prompt": "a coast", "seed": 1]) { $1 }
    let axes = [
      try axis("duration", "5,8", of: model.slug),
      try axis("quality", "540p,1080p", of: model.slug),
    ].compactMap { $0 }
    let (takes, leftOut) = try Batch(model, values, axes: axes).takes()
    #expect(takes.count == 3)
    #expect(leftOut == 1)
  }

  @Test mutating func whatIsWrongByItselfIsToldAndNotLeftOut() throws {
    #expect(throws: BatchError.self) {
      try batch(["prompt": "a coast", "seed": 1], [try axis("duration", "5,99")])
    }
  }

  @Test mutating func aSampleIsDrawnFromAllAndKeepsTheirOrder() throws {
    let model = try model()
    let values = model.startValues.merging(["prompt": "{a|b|c|d|e}"]) { $1 }
    let axes = [try axis("seed", "1..100")].compactMap { $0 }
    let batch = try Batch(model, values, axes: axes)
    #expect(batch.count == 500)
    let takes = try batch.takes().takes.sampled(20, using: &generator)
    #expect(takes.count == 20)
    #expect(Set(takes).count == 20)
    let all = try batch.takes().takes
    let places = takes.compactMap { all.firstIndex(of: $0) }
    #expect(places == places.sorted())
  }

  @Test mutating func nobodyMeansMillions() throws {
    let model = try model()
    let text = Array(repeating: "{a|b|c|d|e|f|g|h|i|j}", count: 30).joined()
    let batch = try Batch(model, ["prompt": .text(text)], axes: [])
    #expect(batch.count == .max)
    #expect(throws: BatchError.self) { try batch.takes() }
  }
}
