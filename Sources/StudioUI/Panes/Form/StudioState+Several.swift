import Jobs
import Schema

/// Giving a field several values, and taking it back to one.
extension StudioState {
  /// `v`: several values for the field, each kind in its own way; a seed gets eight drawn ones to begin with.
  mutating func vary() -> [Effect] {
    guard let form, let parameter = focusedParameter else { return [] }
    let name = parameter.name
    switch parameter.kind {
    case .toggle:
      if form.several[name] == nil { self.form?.vary(parameter, "on,off") } else { single() }
      return []
    case .choice:
      let effects = edit()
      if form.several[name] == nil { tick() }
      return effects
    case .seed, .integer, .number:
      startEditing()
      guard form.several[name] == nil else { return [] }
      let isSeed = if case .seed = parameter.kind { true } else { false }
      let text = form.text(form.focus)
      editing?.replace(with: isSeed ? "8x" : text.isEmpty ? "" : "\(text),", keepsNewlines: false)
      storeEdited()
      return []
    // Always of use, so that the key bar stays as it is from field to field.
    case .text: toast = Words.variesByText
    case .media, .mediaList: toast = Words.onlyOneOfFiles
    }
    return []
  }

  /// Takes a field back to the one value it had.
  mutating func single() {
    guard let name = form?.focus.parameter else { return }
    form?.several[name] = nil
    form?.touched.insert(name)
  }

  /// The arrows on a field with several values: one more drawn seed or one less, else the first value alone or the
  /// last.
  mutating func stepSeveral(_ parameter: Parameter, _ typed: String, by step: Int) {
    guard let values = parameter.axis(typed)?.values else { return single() }
    if typed.last == "x", let count = Int(typed.dropLast()) {
      guard count + step > 1 else { return single() }
      let next = "\(count + step)x"
      if parameter.axis(next) != nil { form?.vary(parameter, next) }
      return
    }
    guard let value = step < 0 ? values.first : values.last else { return }
    form?.set(parameter.name, to: value)
    if case .seed = parameter.kind { form?.seedMode = .fixed }
    toast = Words.oneAgain(parameter, value, keymap)
  }

  /// Ticks the chosen value of the list, or takes its tick away.
  mutating func tick() {
    guard let model, let form, case .choice(var list) = overlays.last else { return }
    let entries = list.entries(model, form.common)
    guard entries.indices.contains(list.chosen), !entries[list.chosen].value.isNull else { return }
    let value = entries[list.chosen].value
    if list.ticked.contains(value) {
      list.ticked.removeAll { $0 == value }
    } else {
      list.ticked.append(value)
    }
    overlays[overlays.count - 1] = .choice(list)
  }

  /// Takes the ticked values of a list.
  mutating func take(_ ticked: [Value], of parameter: Parameter) {
    let chosen = parameter.values.filter { value in
      ticked.contains { $0.isEqualAsJSON(to: value) }
    }
    if chosen.count == 1, let one = chosen.first {
      form?.set(parameter.name, to: one)
    } else {
      form?.vary(parameter, chosen.map(\.words).joined(separator: ","))
    }
  }

  /// Asks for the files of variants that the form shown names and of which nothing is known yet.
  mutating func readNewWildcards() -> [Effect] {
    guard editing == nil, let model, let form else { return [] }
    let names = form.wildcardNames(model, wildcards).filter { wildcards[$0] == nil }.sorted()
    for name in names { wildcards[name] = .underWay }
    return names.map { .readWildcard($0) }
  }

  /// A file of variants was read; a submit that waited for the last one goes on.
  mutating func take(wildcard name: String, _ lines: [String]?) -> [Effect] {
    wildcards[name] = lines.map(Wildcard.lines) ?? .missing
    return filesAreKnown()
  }

  /// A submit that waited for its files goes on when all of them are known.
  mutating func filesAreKnown() -> [Effect] {
    guard awaitsFiles, let model, let form,
      !RequestBody.files(model, form.values).contains(where: { files[$0] == .underWay }),
      form.wildcardNames(model, wildcards).allSatisfy({
        wildcards[$0].map { $0 != .underWay } ?? false
      })
    else { return [] }
    awaitsFiles = false
    return submitPressed(filesAreFresh: true)
  }
}

extension Parameter {
  /// All values of a choice.
  fileprivate var values: [Value] {
    guard case .choice(let options, _) = kind else { return [] }
    return options.map(\.value)
  }
}
