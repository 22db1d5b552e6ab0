package import Schema

/// What can be taken, narrowed by what is typed: the options of a choice, what the field held in past jobs, or the
/// files of a shelf.
package struct ChoiceList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let value: Value
    package let label: String
    /// Why it does not go together with the other values; nil where it does.
    package let conflict: String?
    /// What it is, behind it.
    var about = ""
  }

  package enum Source: Hashable, Sendable {
    case options
    /// What the field held in past jobs, the newest first.
    case past([String])
    case shelf(Shelf, [Shelf.Item])
  }

  package let parameter: String
  package let source: Source
  package var filter = TextField("")
  package var chosen = 0
  /// The values that are to be taken together.
  package var ticked: [Value] = []
  /// The place of the first value in sight.
  var scroll = 0

  package init(parameter: String, source: Source = .options) {
    self.parameter = parameter
    self.source = source
  }

  /// What can be chosen: the options that contain what is typed, and what is typed itself where any
  /// value is allowed.
  package func entries(_ model: ModelSchema, _ values: Values) -> [Entry] {
    switch source {
    case .past(let past): return pastEntries(past)
    case .shelf(_, let items): return shelfEntries(items)
    case .options: break
    }
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
    past.filter(holdsWords).map { Entry(value: .text($0), label: $0.oneLine, conflict: nil) }
  }

  /// The files, by name; what is in them is searched too.
  private func shelfEntries(_ items: [Shelf.Item]) -> [Entry] {
    items.filter { holdsWords("\($0.name) \($0.text)") }.map { item in
      // What a file says of itself is no value.
      let lines = item.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      return Entry(
        value: .text(item.name), label: item.name, conflict: nil,
        about: lines.joined(separator: "  ").oneLine)
    }
  }

  private func holdsWords(_ text: String) -> Bool {
    let text = text.lowercased()
    return filter.text.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }

  private func conflict(_ model: ModelSchema, _ values: Values, _ value: Value) -> String? {
    Check.conflict(model, values, setting: parameter, to: value).map {
      Words.notWith($0, besides: parameter, values)
    }
  }
}
