import Testing

@testable import Schema

/// What of one model's values another model takes.
struct ValueMappingTests {
  private let catalog = ModelCatalog()

  private func mapped(_ values: Values, _ source: String, _ target: String) throws -> ValueMapping {
    let target = try #require(catalog.models.first { $0.slug == target })
    return ValueMapping(values, from: catalog.models.first { $0.slug == source }, to: target)
  }

  @Test func aModelTakesItsOwnValuesWhole() throws {
    for model in catalog.models {
      let values = model.sample
      let own = try mapped(values, model.slug, model.slug)
      #expect(own.values == values.filter { !$0.value.isEmpty }, "\(model.slug)")
      #expect(own.dropped.isEmpty)
    }
  }

  @Test func namesGoOverAndWhatIsNotAllowedIsDropped() throws {
    let mapping = try mapped(
      ["prompt": "a coast", "aspect_ratio": "3:2", "duration": 8, "seed": 7], "p-video",
      "pixverse-text2video")
    #expect(mapping.values == ["prompt": "a coast", "duration": 8, "seed": 7])
    #expect(mapping.dropped.map(\.parameter) == ["aspect_ratio"])
    #expect(mapping.dropped.first?.allowed?.contains("16:9") == true)
  }

  @Test func aSeedBeyondTheOthersRangeIsDropped() throws {
    let mapping = try mapped(["seed": 123_456], "p-video", "pixverse-text2video")
    #expect(mapping.values.isEmpty)
    #expect(mapping.dropped.map(\.parameter) == ["seed"])
  }

  @Test func whatIsForTheSameGoesOverUnderAnotherName() throws {
    let toList = try mapped(
      ["image": "/a.png", "video": "/b.mp4", "instruction_prompt": "wave", "turbo": true],
      "p-video-animate", "p-video-replace")
    #expect(
      toList.values
        == [
          "images": ["/a.png"], "video": "/b.mp4", "instruction_prompt": "wave", "turbo": true,
        ])
    let toOne = try mapped(
      ["images": ["/a.png", "/c.png"], "video": "/b.mp4"], "p-video-replace", "p-video-animate")
    #expect(toOne.values == ["image": "/a.png", "video": "/b.mp4"])
    let prompt = try mapped(["prompt": "a coast"], "p-video", "p-video-animate")
    #expect(prompt.values == ["instruction_prompt": "a coast"])
  }

  @Test func aValueThatWasThereIsNeitherLostNorGivenTwice() throws {
    for source in catalog.models {
      for target in catalog.models {
        let mapping = ValueMapping(source.sample, from: source, to: target)
        let given = source.sample.filter { !$0.value.isEmpty }.count
        #expect(mapping.values.count + mapping.dropped.count == given)
        let wrong = mapping.values.flatMap { name, value in
          target.parameter(name).map { Check.problems($0, value) } ?? []
        }
        #expect(wrong.isEmpty, "\(source.slug) to \(target.slug)")
      }
    }
  }
}
