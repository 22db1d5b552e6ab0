package import Schema

/// The values of one choice, narrowed by what is typed.
package struct ChoiceList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let value: Value
    package let label: String
    /// Why it does not go together with the other values; nil where it does.
    package let conflict: String?
  }

  package let parameter: String
  package var filter = TextField("")
  package var chosen = 0

  package init(parameter: String, chosen: Int = 0) {
    self.parameter = parameter
    self.chosen = chosen
  }

  /// What can be chosen: the options that contain what is typed, and what is typed itself where any
  /// value is allowed.
  package func entries(_ model: ModelSchema, _ values: Values) -> [Entry] {
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

  private func conflict(_ model: ModelSchema, _ values: Values, _ value: Value) -> String? {
    Check.conflict(model, values, setting: parameter, to: value).map {
      Words.notWith($0, besides: parameter, values)
    }
  }
}
