/// A parameter that is one thing while people try things and another for the final clip.
package struct FinalSetting: Hashable, Sendable {
  package let parameter: String
  /// What is quick and cheap; the first one most of all.
  package let draft: [Value]
  /// What a final clip has; the first one that goes together with the other values.
  package let final: [Value]

  package init(_ parameter: String, draft: [Value], final: [Value]) {
    self.parameter = parameter
    self.draft = draft
    self.final = final
  }
}

extension ModelSchema {
  /// The values with each setting of a draft as the final clip has it; the same where there is none.
  package func final(_ values: Values) -> Values {
    finals.reduce(into: values) { values, setting in
      let now = values[setting.parameter] ?? parameter(setting.parameter)?.startValue ?? .null
      guard setting.draft.contains(where: { $0.isEqualAsJSON(to: now) }) else { return }
      let possible = setting.final.first { value in
        value.isEqualAsJSON(to: now)
          || Check.conflict(self, values, setting: setting.parameter, to: value) == nil
      }
      if let possible { values[setting.parameter] = possible }
    }
  }

  /// The values with the quickest and cheapest settings that go together with the others.
  package func draft(_ values: Values) -> Values {
    finals.reduce(into: values) { values, setting in
      let possible = setting.draft.first {
        Check.conflict(self, values, setting: setting.parameter, to: $0) == nil
      }
      if let possible { values[setting.parameter] = possible }
    }
  }
}
