import Jobs
import Schema

extension Words {
  static func oneFileOf(_ count: Int, _ parameter: String) -> String {
    "\(parameter) takes one file; the first of \(count) is taken."
  }

  static func noPastValues(_ parameter: String) -> String {
    "No job before had a value for \(parameter)."
  }

  /// The default of a parameter and what it takes, for the line under its help.
  static func allowed(_ parameter: Parameter) -> String {
    let isSeed = if case .seed = parameter.kind { true } else { false }
    let defaultWords = parameter.defaultValue.isEmpty || isSeed ? "" : shown(parameter.defaultValue)
    if case .text = parameter.kind, defaultWords.isEmpty {
      return parameter.isRequired ? "needed" : "may be left empty"
    }
    guard !defaultWords.isEmpty else { return parameter.allowed }
    // A long default comes last, so that the line still says what is allowed.
    return defaultWords.count > 16
      ? "\(parameter.allowed) · the page's default: \(defaultWords)"
      : "default \(defaultWords) · \(parameter.allowed)"
  }

  /// What stands in a field that is empty.
  static func placeholder(_ parameter: Parameter) -> String {
    switch parameter.kind {
    case .media: "path or URL"
    case .mediaList(let media, _):
      "add \(media.kind == .image ? "an image" : "a file"): path or URL"
    case .seed: "drawn when sent"
    default: parameter.isRequired ? "needed" : "not sent"
    }
  }

  /// What was taken back.
  static func undone(_ names: [String]) -> String { "Taken back: \(listed(names))." }

  static func redone(_ names: [String]) -> String { "Done again: \(listed(names))." }

  private static func listed(_ names: [String]) -> String {
    names.count > 4 ? "\(names.count) fields" : names.joined(separator: ", ")
  }

  /// How a seed comes about.
  static func seedMode(_ mode: SeedMode) -> String {
    switch mode {
    case .drawn: "drawn, new each time"
    case .fixed: "fixed, stays"
    case .next: "next, one more each time"
    }
  }

  /// Which other values a value does not go with: "not with quality 1080p".
  static func notWith(_ conflict: Problem, besides name: String, _ values: Values) -> String {
    let others = conflict.parameters.filter { $0 != name }
    let words = others.map { "\($0) \(shown(values[$0] ?? .null))" }
    return "not with \(words.joined(separator: " and "))"
  }

  /// The values of a choice that rules forbid now, each with what it does not go with; empty where
  /// there are none.
  static func forbidden(
    _ parameter: Parameter, _ model: ModelSchema, _ values: Values
  ) -> String {
    guard case .choice(let options, _) = parameter.kind else { return "" }
    return options.compactMap { option in
      Check.conflict(model, values, setting: parameter.name, to: option.value).map {
        "\(option.label) \(notWith($0, besides: parameter.name, values))"
      }
    }.joined(separator: " · ")
  }

  /// A problem as it stands under one of the fields it concerns: in full under the first, under the
  /// others only what this value does not go with.
  static func problem(_ problem: Problem, at name: String, _ values: Values) -> String {
    guard problem.parameters.first != name, !(values[name] ?? .null).isEmpty else {
      return problem.message
    }
    return notWith(problem, besides: name, values)
  }

  /// A step that a rule forbids.
  static func passedOver(
    _ parameter: Parameter, _ value: Value, _ conflict: Problem, _ values: Values
  ) -> String {
    "\(parameter.name) \(shown(value)) is passed over: "
      + "\(notWith(conflict, besides: parameter.name, values))."
  }

  /// A value as people read it in the form.
  static func shown(_ value: Value) -> String {
    switch value {
    case .bool(let isOn): isOn ? "on" : "off"
    default: value.words
    }
  }
}
