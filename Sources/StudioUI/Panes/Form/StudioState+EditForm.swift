import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// Enter on a field: what its kind is edited with.
  mutating func edit() -> [Effect] {
    guard let model, let form, let parameter = focusedParameter else { return [] }
    switch parameter.kind {
    case .toggle: return step(by: 1)
    case .choice:
      var list = ChoiceList(parameter: parameter.name)
      let value = form.values[parameter.name] ?? .null
      let entries = list.entries(model, form.common)
      if let several = form.several[parameter.name] {
        list.ticked = parameter.axis(several)?.values ?? []
      }
      list.chosen = entries.firstIndex { $0.value.isEqualAsJSON(to: value) } ?? 0
      overlays.append(.choice(list))
    case .media, .mediaList: pickFiles()
    default: startEditing()
    }
    return []
  }

  mutating func startEditing() {
    guard let form else { return }
    editing = TextField(form.text(form.focus))
  }

  /// What is being typed is the field's value at once, so nothing typed can get lost.
  mutating func storeEdited() {
    guard let editing, let form, let parameter = focusedParameter else { return }
    guard editing.text != form.text(form.focus) else { return }
    self.form?.set(form.focus, parameter, to: editing.text)
    if case .seed = parameter.kind, form.seedMode == .drawn,
      self.form?.several[parameter.name] == nil
    {
      self.form?.seedMode = .fixed
    }
  }

  /// Leaves the field that is being edited. A seed left empty, or −1 where the model knows it, means:
  /// draw one, so that the seed seen is the seed sent.
  @discardableResult
  mutating func finishEditing(drawsSeed: Bool = true) -> [Effect] {
    guard let typed = editing?.text, let form, let parameter = focusedParameter else { return [] }
    editing = nil
    if parameter.canVary, typed.last == "," {
      // Another value was begun and not typed.
      self.form?.set(form.focus, parameter, to: String(typed.dropLast()))
    }
    if parameter.takesFiles { settleFiles(parameter) }
    return drawsSeed && self.form?.isSeedToBeDrawn(parameter) == true
      ? [.drawSeed(model: chosenModel)] : []
  }

  /// Takes what is in the way out of the paths of a field that is left, and looks at its files anew.
  private mutating func settleFiles(_ parameter: Parameter) {
    let value = form?.values[parameter.name] ?? .null
    func clean(_ value: Value) -> Value { .text(DroppedPath(value.words).path) }
    if let items = value.items {
      form?.set(parameter.name, to: .list(items.map(clean).filter { !$0.isEmpty }))
    } else if !value.isNull {
      form?.set(parameter.name, to: parameter.read(clean(value).words))
    }
    forgetChecks(of: form?.paths(parameter) ?? [])
  }

  mutating func insertNewline() -> [Effect] {
    editing?.insert("\n", keepsNewlines: true)
    storeEdited()
    return []
  }

  /// The next field; past the last one the jobs, before the first one the models.
  mutating func moveField(by step: Int) {
    guard let model, let form else { return }
    let fields = form.fields(model)
    let index = (fields.firstIndex(of: form.focus) ?? 0) + step
    if fields.indices.contains(index) {
      self.form?.focus = fields[index]
    } else {
      pane = step > 0 ? .jobs : .models
    }
  }

  /// A value before or after the present one. What a rule forbids beside the other values is passed
  /// over, and that is said.
  mutating func step(by step: Int, isLarge: Bool = false) -> [Effect] {
    guard let model, let form, let parameter = focusedParameter else { return [] }
    let name = parameter.name
    if let typed = form.several[name] {
      stepSeveral(parameter, typed, by: step)
      return []
    }
    if case .seed = parameter.kind { return changeSeedMode(by: step) }
    let values = parameter.values(
      from: form.values[name] ?? .null, by: step, isLarge: isLarge)
    let conflicts = values.map { Check.conflict(model, form.common, setting: name, to: $0) }
    let legal = conflicts.firstIndex { $0 == nil }
    if let legal { self.form?.set(name, to: values[legal]) }
    if let first = values.first, let conflict = conflicts.first ?? nil {
      toast = Words.passedOver(parameter, first, conflict, form.common)
    }
    return []
  }

  mutating func resetField() -> [Effect] {
    guard let form, let parameter = focusedParameter else { return [] }
    if case .seed = parameter.kind {
      guard form.several[parameter.name] == nil else {
        single()
        return []
      }
      return drawSeed()
    }
    if let item = focusedFile, let items = form.values[parameter.name]?.items {
      var rest = items
      rest.remove(at: item)
      self.form?.set(parameter.name, to: .list(rest))
    } else {
      self.form?.set(parameter.name, to: parameter.startValue)
    }
    return []
  }

  mutating func resetForm() -> [Effect] {
    guard let model, let form else { return [] }
    var fresh = FormState(model)
    fresh.focus = form.focus
    fresh.steps = form.steps
    self.form = fresh
    toast = "Every field of \(model.slug) has its default again."
    return model.seedParameter == nil ? [] : [.drawSeed(model: chosenModel)]
  }

  /// Fills in the page's sample. Its seed is left out: a fixed seed for everybody gives everybody the
  /// same clip.
  mutating func loadSample() {
    guard let model else { return }
    for (name, value) in model.sample where name != model.seedParameter?.name {
      form?.set(name, to: value)
    }
    toast = "This is the sample of \(model.slug)'s page."
  }

  mutating func removeFile() {
    guard let form, let item = focusedFile else { return }
    var items = form.values[form.focus.parameter]?.items ?? []
    items.remove(at: item)
    self.form?.set(form.focus.parameter, to: .list(items))
  }

  mutating func moveFile(by step: Int) {
    guard let form, let item = focusedFile else { return }
    var items = form.values[form.focus.parameter]?.items ?? []
    guard items.indices.contains(item + step) else { return }
    items.swapAt(item, item + step)
    self.form?.set(form.focus.parameter, to: .list(items))
    self.form?.focus = FieldID(form.focus.parameter, item: item + step)
  }

  mutating func choose() -> [Effect] {
    if case .palette(let palette) = overlays.last { return choosePaletteEntry(palette) }
    if case .line(let edit) = overlays.last { return take(edit) }
    if case .recall = overlays.last { return takeRecall { !$0.left.contains($2) } }
    if case .files = overlays.last {
      chooseFile()
      return []
    }
    guard let model, let form, case .choice(let list) = overlays.last else { return [] }
    let entries = list.entries(model, form.common)
    if let parameter = model.parameter(list.parameter), !list.ticked.isEmpty {
      overlays.removeLast()
      take(list.ticked, of: parameter)
      return []
    }
    guard entries.indices.contains(list.chosen) else {
      toast = "Nothing fits \"\(list.filter.text)\"."
      return []
    }
    overlays.removeLast()
    if case .shelf(let shelf, let items) = list.source {
      if let item = items.first(where: { .text($0.name) == entries[list.chosen].value }) {
        take(item, of: shelf)
      }
      return []
    }
    guard list.source == .options else {
      let isLong = focusedParameter?.kind == .text(isLong: true)
      editing?.replace(with: entries[list.chosen].value.words, keepsNewlines: isLong)
      storeEdited()
      return []
    }
    self.form?.set(list.parameter, to: entries[list.chosen].value)
    return []
  }

  /// The library knows what the field held in past jobs. Whoever left the field meanwhile wants none.
  mutating func offer(_ past: [String], for parameter: String) -> [Effect] {
    changePicker { if $0.field.parameter == parameter { $0.showPast(past) } }
    guard editing != nil, overlays.isEmpty, form?.focus.parameter == parameter else { return [] }
    if past.isEmpty {
      toast = Words.noPastValues(parameter)
    } else {
      overlays.append(.choice(ChoiceList(parameter: parameter, source: .past(past))))
    }
    return []
  }
}
