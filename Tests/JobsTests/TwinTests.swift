import Jobs
import Schema
import Testing

/// Jobs of a batch that would be paid for though nobody meant them.
@Suite struct TwinTests {
  private var generator = Chance(1)

  private func model() throws -> ModelSchema { try #require(ModelCatalog()["p-video"]) }

  private mutating func axis(_ name: String, _ typed: String) throws -> Axis? {
    Axis(try #require(try model().parameter(name)), typed, using: &generator)
  }

  @Test(arguments: [
    ("seed", "1,1,1", 1, 2), ("seed", "1..3,2..4", 4, 2), ("duration", "3,5,3", 2, 1),
  ])
  mutating func equalOnesAreMadeOnce(name: String, typed: String, made: Int, twins: Int) throws {
    let model = try model()
    let axes = [try axis(name, typed)].compactMap { $0 }
    let values = model.startValues.merging(["prompt": "a coast"]) { $1 }
    let result = try Batch(model, values, axes: axes).takes()
    #expect(result.takes.count == made)
    #expect(Set(result.takes.map(\.values)).count == made)
    #expect(result.twins == twins && result.leftOut == 0)
  }

  /// What nobody saw would be sent else.
  @Test(arguments: ["-1,7", "1,1,-1", "-1,-1,-1", "-1..2"])
  mutating func aSeedToBeDrawnIsDrawnHere(typed: String) throws {
    let parameter = Parameter(name: "seed", kind: .seed(SeedRange(-1...9)), help: "")
    for _ in 0..<20 {
      let axis = Axis(parameter, typed, using: &generator)
      let seeds = try #require(axis).values.compactMap(\.integer)
      #expect(!seeds.contains(-1))
      #expect(Set(seeds).count == (typed == "1,1,-1" ? 2 : seeds.count))
    }
  }

  @Test func equalVariantsAreMadeOnce() throws {
    let model = try model()
    let values = model.startValues.merging(["prompt": "a {red|red|red} fox", "seed": 1]) { $1 }
    let result = try Batch(model, values, axes: []).takes()
    #expect(result.takes.count == 1 && result.twins == 2)
  }

  @Test(arguments: [("duration", "3,5,"), ("seed", "3,"), ("seed", ",3"), ("seed", "1,,2")])
  mutating func aMissingValueIsToldAndMakesNoJob(name: String, typed: String) throws {
    let model = try model()
    let axis = try #require(try axis(name, typed))
    #expect(throws: BatchError.noValue(name)) {
      try Batch(model, ["prompt": "a coast"], axes: [axis])
    }
  }
}
