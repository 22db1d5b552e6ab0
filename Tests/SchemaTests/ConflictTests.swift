import Testing

@testable import Schema

/// Values that a rule forbids are known before they are chosen.
@Suite struct ConflictTests {
  private let model = ModelSchema(
    slug: "m", title: "M", summary: "", contract: .v2,
    parameters: [
      Parameter(
        name: "size", kind: .choice([.init("small"), .init("large")], isOpen: false), help: ""),
      Parameter(name: "seconds", kind: .integer(1...10), help: ""),
      Parameter(name: "loop", kind: .toggle, help: ""),
      Parameter(name: "note", kind: .text(isLong: false), help: ""),
    ],
    rules: [
      .forbid(["size": "large", "seconds": 8], because: "too long."),
      .forbid(["size": "large", "seconds": 9, "loop": true], because: "no loop."),
      .oneOf(["note", "loop"]), .overrides(by: "note", unused: ["size"]),
    ])

  private func conflict(_ values: Values, _ name: String, _ value: Value) -> Problem? {
    Check.conflict(model, values, setting: name, to: value)
  }

  @Test func namesTheRuleThatAValueWouldBreak() {
    let problem = conflict(["size": "large", "seconds": 5], "seconds", 8)
    #expect(problem?.parameters == ["size", "seconds"])
    #expect(problem?.message.hasSuffix("do not go together: too long.") == true)
    #expect(conflict(["seconds": 8.0], "size", "large")?.parameters == ["size", "seconds"])
  }

  @Test func aRuleOfThreeNeedsAllThree() {
    #expect(conflict(["size": "large", "loop": false], "seconds", 9) == nil)
    #expect(conflict(["size": "large", "seconds": 9], "loop", true) != nil)
  }

  @Test func whatGoesTogetherHasNoConflict() {
    #expect(conflict(["size": "small"], "seconds", 8) == nil)
    #expect(conflict(["size": "large"], "seconds", nil) == nil)
  }

  /// Whoever chooses a value hears only of rules that this value breaks.
  @Test func rulesThatDoNotConcernTheParameterSayNothing() {
    #expect(conflict(["size": "large", "seconds": 8], "note", "x") == nil)
    #expect(conflict([:], "note", "") == nil)
  }

  @Test func whatIsUnusedBreaksNothing() {
    #expect(conflict(["note": "x", "seconds": 8], "size", "large") == nil)
  }

  /// The checks before a submit and those before a choice agree, for every model there is.
  @Test func agreesWithTheCheckOfTheWholeDraft() {
    for model in ModelCatalog().models {
      for parameter in model.parameters {
        guard case .choice(let options, _) = parameter.kind else { continue }
        for other in model.parameters {
          guard case .choice(let others, _) = other.kind, other.name != parameter.name else {
            continue
          }
          for (option, second) in options.flatMap({ option in others.map { (option, $0) } }) {
            var values = model.sample
            values[other.name] = second.value
            let conflict = Check.conflict(
              model, values, setting: parameter.name, to: option.value)
            values[parameter.name] = option.value
            let problems = Check.problems(model, values).filter { problem in
              problem.parameters.count > 1 && problem.parameters.contains(parameter.name)
            }
            #expect(conflict == problems.first)
          }
        }
      }
    }
  }
}
