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
    let (takes, leftOut, twins) = try Batch(model, values, axes: axes).takes()
    #expect(takes.count == 3)
    #expect(leftOut == 1)
    #expect(twins == 0)
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

  // MARK: Properties, for batches made by chance

  /// A form of pixverse, of which some combinations are forbidden, with chosen axes and a varying text.
  private func anyBatch(_ chance: inout Chance, isZipped: Bool = false) throws -> (Batch, [Axis]) {
    let model = try model("pixverse-text2video")
    let pools: [(String, [String])] = [
      ("duration", ["5", "8"]), ("quality", ["360p", "540p", "720p", "1080p"]),
      ("motion_mode", ["normal", "fast"]), ("seed", ["1", "2", "3", "4", "5"]),
      ("aspect_ratio", ["16:9", "1:1", "9:16"]),
    ]
    let length = isZipped ? 2 : Int.random(in: 1...5, using: &chance)
    let axes = pools.compactMap { name, pool -> Axis? in
      guard isZipped || Bool.random(using: &chance), let parameter = model.parameter(name) else {
        return nil
      }
      let typed = pool.shuffled(using: &chance).prefix(length).joined(separator: ",")
      return Axis(parameter, typed, using: &chance)
    }
    let words = (0..<Int.random(in: 1...3, using: &chance)).map { "w\($0)" }
    let text = words.count == 1 ? "a fox" : "a {\(words.joined(separator: "|"))} fox"
    let values = model.startValues.merging(["prompt": .text(text), "seed": 7]) { $1 }
    return (try Batch(model, values, axes: axes, isZipped: isZipped), axes)
  }

  @Test(arguments: 0..<40) func theCountIsTheProductAndNoTwoAreAlike(chance: Int) throws {
    var chance = Chance(chance)
    let (batch, axes) = try anyBatch(&chance)
    let texts = Set((0..<batch.count).compactMap { batch[$0].values["prompt"]?.text }).count
    #expect(batch.count == axes.reduce(texts) { $0 * $1.values.count })
    #expect(Set((0..<batch.count).map { batch[$0].values }).count == batch.count)
  }

  /// What is legal is all there, in the order of the numbers, and nothing else is.
  @Test(arguments: 0..<40) func nothingForbiddenIsMadeAndNothingLegalIsMissing(chance: Int) throws {
    var chance = Chance(chance)
    let (batch, _) = try anyBatch(&chance)
    let model = try model("pixverse-text2video")
    let legal = (0..<batch.count).map { batch[$0] }.filter {
      Check.problems(model, $0.values).isEmpty
    }
    guard !legal.isEmpty else {
      #expect(throws: BatchError.self) { try batch.takes() }
      return
    }
    let made = try batch.takes()
    #expect(made.takes == legal)
    #expect(made.leftOut == batch.count - legal.count)
  }

  @Test(arguments: 0..<40) func theLastAxisVariesFastestAndTextsVaryFirst(chance: Int) throws {
    var chance = Chance(chance)
    let (batch, axes) = try anyBatch(&chance)
    let places = (0..<batch.count).map { number in
      let values = batch[number].values
      let text = Int(values["prompt"]?.text?.filter(\.isNumber) ?? "") ?? 0
      return [text]
        + axes.map { axis in axis.values.firstIndex { $0 == values[axis.parameter] } ?? -1 }
    }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test(arguments: 0..<20) func sideBySideEachJobTakesOneOfEachAxis(chance: Int) throws {
    var chance = Chance(chance)
    let (batch, axes) = try anyBatch(&chance, isZipped: true)
    for number in 0..<batch.count {
      let place = number % 2
      for axis in axes { #expect(batch[number].values[axis.parameter] == axis.values[place]) }
    }
    #expect(batch.count % 2 == 0)
  }

  @Test(arguments: 0..<20) func theSameInputMakesTheSameJobs(number: Int) throws {
    func made() throws -> [Draft] {
      let model = try model()
      var chance = Chance(number)
      let parameter = try #require(model.parameter("seed"))
      let axis = Axis(parameter, "9x", using: &chance)
      let seeds = try #require(axis)
      var plan = try BatchPlan(
        model, Draft(model: model.slug, values: ["prompt": "a {red|blue} fox"]), axes: [seeds],
        chance: number
      ) { _ in nil }
      plan.draw(5)
      return plan.drafts
    }
    #expect(try made() == made())
    #expect(try made().count == 5)
  }

  @Test(arguments: [
    "a {red|blue} fox", "__animal__", "\\{x|y\\}", "{", "back\\slash", "{a}", "a_b __c__ d",
  ])
  func aTextMeansItselfOnceItIsTakenAsItIs(text: String) throws {
    let literal = try TextTemplate(TextTemplate.literal(text))
    #expect(literal.count == 1)
    #expect(literal[0].text == text)
    #expect(literal[0].choices.isEmpty)
  }

  /// Two values of what the model does not take now would be one clip, paid for twice.
  @Test mutating func severalValuesOfWhatIsNotSentAreRefused() throws {
    let model = try model("p-video-avatar")
    let axes = [try axis("voice_language", "French,German", of: model.slug)].compactMap { $0 }
    #expect(throws: BatchError.self) {
      try Batch(
        model, ["image": "https://example.com/a.png", "audio": "https://example.com/a.mp3"],
        axes: axes)
    }
  }
}
