import Schema
import Testing

@testable import Jobs

/// The seed that is seen is the seed that is sent.
struct DraftTests {
  static let catalog = ModelCatalog()

  @Test(arguments: catalog.models)
  func anEmptySeedIsDrawnWithinTheModelsRange(_ model: ModelSchema) throws {
    let parameter = try #require(model.seedParameter)
    var generator = SystemRandomNumberGenerator()
    var drawn: Set<Int> = []
    for _ in 0..<200 {
      let draft = Draft(model: model.slug, values: model.startValues)
        .drawingSeed(for: model, using: &generator)
      let seed = try #require(draft.values[parameter.name]?.integer)
      #expect(seed >= 1 && seed <= 999_999_999)
      #expect(Check.problems(parameter, .integer(seed)) == [])
      drawn.insert(seed)
    }
    #expect(drawn.count > 150)
  }

  @Test(arguments: catalog.models)
  func aTypedMinusOneIsDrawnWhereThePageHasItAndRefusedElsewhere(_ model: ModelSchema) throws {
    let parameter = try #require(model.seedParameter)
    var generator = SystemRandomNumberGenerator()
    let draft = Draft(model: model.slug, values: [parameter.name: parameter.read("-1")])
      .drawingSeed(for: model, using: &generator)
    let seed = try #require(draft.values[parameter.name])
    let isPixverse = model.slug == "pixverse-text2video"
    #expect((seed == -1) == isPixverse)
    #expect(Check.problems(parameter, seed).isEmpty == !isPixverse)
  }

  @Test(arguments: [Value.integer(0), 42, "forty"])
  func aGivenSeedStays(_ seed: Value) throws {
    let model = try #require(Self.catalog["p-video"])
    var generator = SystemRandomNumberGenerator()
    let draft = Draft(model: "p-video", values: ["seed": seed])
    #expect(draft.drawingSeed(for: model, using: &generator) == draft)
  }

  @Test func aModelWithoutASeedGetsNone() {
    let model = ModelSchema(
      slug: "still", title: "Still", summary: "", contract: .v2,
      parameters: [Parameter(name: "prompt", kind: .text(isLong: true), help: "What.")])
    var generator = SystemRandomNumberGenerator()
    let draft = Draft(model: "still", values: ["prompt": "a"])
    #expect(draft.drawingSeed(for: model, using: &generator) == draft)
  }
}
