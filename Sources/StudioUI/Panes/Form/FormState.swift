package import Jobs
package import Schema

/// The draft of one model while it is edited: its values, and where one is in the form.
package struct FormState: Hashable, Sendable {
  package var values: Values
  /// Parameters with several values, as they were typed; each makes several jobs.
  package var several: [String: String] = [:]
  package var seedMode = SeedMode.drawn
  /// The job its values came from.
  var parent: Parent?
  package var focus: FieldID
  package var scroll = 0
  /// Parameters that were edited: only those are told their problems at once.
  package var touched: Set<String> = []
  /// After a submit that was held back, every problem is shown.
  package var showsAllProblems = false
  /// A person asked for a new seed; it has not come yet.
  var wantsSeed = false
  /// What can be taken back, and taken back again.
  var steps = FormSteps()
  /// What the form held when the field that is edited now was entered.
  var beforeEditing: FormSteps.Contents?

  package init(_ model: ModelSchema) {
    values = model.startValues
    focus = FieldID(model.parameters.first?.name ?? "")
    focus = fields(model).first ?? focus
  }

  /// Every place that can have the focus, from top to bottom.
  package func fields(_ model: ModelSchema) -> [FieldID] {
    model.parameters.flatMap { parameter -> [FieldID] in
      guard case .mediaList(_, let count) = parameter.kind else { return [FieldID(parameter.name)] }
      let items = values[parameter.name]?.items?.count ?? 0
      // The place to add one more is there as long as one more is allowed.
      let places = items < count.upperBound ? items + 1 : items
      return (0..<places).map { FieldID(parameter.name, item: $0) }
    }
  }

  /// What is wrong with the values, as far as it is time to say so, and with the local files.
  func shownProblems(
    _ model: ModelSchema, _ files: [String: FileCheck], _ wildcards: [String: Wildcard]
  ) -> [Problem] {
    problems(model, wildcards).filter { problem in
      showsAllProblems || problem.parameters.contains { touched.contains($0) }
    } + fileProblems(model, files)
  }

  /// What stands in a field, as text to edit.
  func text(_ field: FieldID) -> String {
    if let typed = several[field.parameter] { return typed }
    let value = values[field.parameter] ?? .null
    guard let item = field.item else { return value.words }
    let items = value.items ?? []
    return items.indices.contains(item) ? items[item].words : ""
  }

  /// What stands in a field, as people read it.
  func shown(_ field: FieldID, _ parameter: Parameter) -> String {
    if let typed = several[field.parameter] { return typed.replacing(",", with: ", ") }
    let value = values[field.parameter] ?? .null
    switch parameter.kind {
    case .toggle: return value.isNull ? "" : Words.shown(value)
    case .choice(let options, _):
      return options.first { $0.value.isEqualAsJSON(to: value) }?.label ?? value.words
    default: return text(field)
    }
  }

  /// Takes what was typed into a field; what does not fit stays as it was typed, with its problem.
  mutating func set(_ field: FieldID, _ parameter: Parameter, to text: String) {
    if let item = field.item {
      var items = values[field.parameter]?.items ?? []
      if items.indices.contains(item) {
        items[item] = .text(text)
      } else if !text.isEmpty {
        items.append(.text(text))
      }
      set(field.parameter, to: .list(items))
    } else if parameter.axis(text) != nil {
      vary(parameter, text)
    } else {
      set(field.parameter, to: parameter.read(text))
    }
  }

  /// What a person can change and take back.
  var contents: FormSteps.Contents {
    get {
      FormSteps.Contents(values: values, several: several, seedMode: seedMode, parent: parent)
    }
    set {
      values = newValue.values
      several = newValue.several
      seedMode = newValue.seedMode
      parent = newValue.parent
    }
  }

  mutating func set(_ parameter: String, to value: Value) {
    guard values[parameter] ?? .null != value || several[parameter] != nil else { return }
    several[parameter] = nil
    if value.isNull { values.removeValue(forKey: parameter) } else { values[parameter] = value }
    touched.insert(parameter)
  }

  /// The value differs from what a new form holds; a seed is changed when it is not drawn.
  func isChanged(_ parameter: Parameter) -> Bool {
    if several[parameter.name] != nil { return true }
    if case .seed = parameter.kind { return seedMode != .drawn }
    let value = values[parameter.name] ?? .null
    if value.isEmpty, parameter.startValue.isEmpty { return false }
    return !value.isEqualAsJSON(to: parameter.startValue)
  }

  /// The field is the seed and asks for one to be drawn.
  func isSeedToBeDrawn(_ parameter: Parameter) -> Bool {
    guard case .seed(let range) = parameter.kind, several[parameter.name] == nil else {
      return false
    }
    let value = values[parameter.name] ?? .null
    return value.isEmpty || (value == .integer(-1) && range.takesMinusOne)
  }
}
