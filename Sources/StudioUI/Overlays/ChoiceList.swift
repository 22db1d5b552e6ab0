package import Schema

/// Values for one field, narrowed by what is typed: the options of a choice, or what the field held in
/// past jobs.
package struct ChoiceList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let value: Value
    package let label: String
    /// Why it does not go together with the other values; nil where it does.
    package let conflict: String?
  }

  package let parameter: String
  /// What the field held in past jobs, the newest first; nil where its options are listed.
  package let past: [String]?
  package var filter = TextField("")
  package var chosen = 0
  /// The values that are to be taken together.
  package var ticked: [Value] = []
  /// The place of the first value in sight.
  var scroll = 0

  package init(parameter: String, past: [String]? = nil) {
    self.parameter = parameter
    self.past = past
  }

  /// What can be chosen: the options that contain what is typed, and what is typed itself where any
  /// value is allowed.
  package func entries(_ model: ModelSchema, _ values: Values) -> [Entry] {
    if let past { return pastEntries(past) }
    guard let parameter = model.parameter(parameter),
      case .choice(let options, let isOpen) = parameter.kind
    else { return [] }
    let typed = filter.text.lowercased()
    var entries: [Entry] = []
    if !parameter.isRequired, parameter.defaultValue.isNull, typed.isEmpty {
      entries.append(Entry(value: .null, label: "not sent", conflict: nil))
    }
    for option in options
    where typed.isEmpty || option.label.lowercased().contains(typed)
      || option.value.words.lowercased().contains(typed)
    {
      entries.append(
        Entry(
          value: option.value, label: option.label,
          conflict: conflict(model, values, option.value)))
    }
    let isKnown = options.contains { $0.value.words.lowercased() == typed }
    if isOpen, !typed.isEmpty, !isKnown {
      entries.append(
        Entry(value: .text(filter.text), label: "use \"\(filter.text)\"", conflict: nil))
    }
    return entries
  }

  /// Those that hold every word typed.
  private func pastEntries(_ past: [String]) -> [Entry] {
    let words = filter.text.lowercased().split(separator: " ")
    return past.filter { text in
      let text = text.lowercased()
      return words.allSatisfy { text.contains($0) }
    }.map { Entry(value: .text($0), label: $0.oneLine, conflict: nil) }
  }

  private func conflict(_ model: ModelSchema, _ values: Values, _ value: Value) -> String? {
    Check.conflict(model, values, setting: parameter, to: value).map {
      Words.notWith($0, besides: parameter, values)
    }
  }
}
