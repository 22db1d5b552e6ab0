import Jobs
import Schema
import TerminalCore

/// Presets of a form and snippets of text: saved under a name, found by typing, taken.
extension StudioState {
  mutating func savePreset() {
    guard let model, let form else { return }
    let text = form.preset(model).text(for: model)
    askForName(.presets(model: model.slug), text)
  }

  mutating func saveSnippet() {
    guard let text = editing?.text, !text.isEmpty else { return }
    askForName(.snippets, text)
  }

  private mutating func askForName(
    _ shelf: Shelf, _ text: String, suggesting name: String = "", isThere: Bool = false
  ) {
    overlays.append(
      .line(
        LineEdit(
          subject: .name(shelf, text: text, taken: isThere ? name : nil), field: TextField(name))))
  }

  /// A name was typed; the same name a second time replaces what is there.
  mutating func take(
    name typed: String, for shelf: Shelf, _ text: String, taken: String?
  ) -> [Effect] {
    let name = typed.split(separator: " ").joined(separator: " ")
    guard Shelf.isName(name) else {
      toast = Words.noName
      return []
    }
    overlays.removeLast()
    return [.save(text, on: shelf, name: name, replacing: name == taken)]
  }

  /// A file was kept, or not: where there is one of that name, that is asked about.
  mutating func take(
    _ answer: Shelf.Answer, _ shelf: Shelf, name: String, text: String
  ) -> [Effect] {
    switch answer {
    case .saved(let path): toast = Words.kept(path)
    case .failed(let sentence): toast = sentence
    case .exists:
      askForName(shelf, text, suggesting: name, isThere: true)
    }
    return []
  }

  /// The files of a shelf are there. Whoever went elsewhere meanwhile wants none.
  mutating func offer(_ items: [Shelf.Item], of shelf: Shelf) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    switch shelf {
    case .presets(let model): guard model == chosenModel, editing == nil else { return [] }
    case .snippets: guard editing != nil else { return [] }
    }
    if items.isEmpty {
      toast = Words.nothingKept(shelf, keymap)
    } else {
      overlays.append(
        .choice(
          ChoiceList(
            parameter: form?.focus.parameter ?? "", source: .shelf(shelf, items))))
    }
    return []
  }

  /// Takes a file: a snippet goes into the text at the cursor, a preset into the fields that it names.
  mutating func take(_ item: Shelf.Item, of shelf: Shelf) {
    guard let model, let form else { return }
    switch shelf {
    case .snippets:
      let isLong = focusedParameter?.kind == .text(isLong: true)
      editing?.insert(item.text, keepsNewlines: isLong)
      storeEdited()
    case .presets:
      do throws(ModelFileError) {
        let preset = try Preset(item.text, file: "\(item.name).toml")
        self.form?.apply(preset, model)
        let unknown = preset.typed.keys.filter { model.parameter($0) == nil }.sorted()
        let problems = (self.form ?? form).problems(model, wildcards).filter {
          $0.parameters.contains { preset.typed[$0] != nil }
        }
        toast = Words.applied(item.name, model, problems, unknown: unknown, keymap)
      } catch {
        toast = "\(error)"
      }
    }
  }
}

extension FormState {
  /// Everything that is filled in, but for a seed that is drawn anyway.
  fileprivate func preset(_ model: ModelSchema) -> Preset {
    var typed: [String: [String]] = [:]
    for parameter in model.parameters {
      let name = parameter.name
      let value = values[name] ?? .null
      if let several = several[name] {
        typed[name] = [several]
      } else if case .seed = parameter.kind, seedMode == .drawn {
        continue
      } else if !value.isEmpty {
        typed[name] = value.items.map { $0.map(\.words) } ?? [value.words]
      }
    }
    return Preset(typed: typed)
  }

  fileprivate mutating func apply(_ preset: Preset, _ model: ModelSchema) {
    for parameter in model.parameters {
      guard let texts = preset.typed[parameter.name] else { continue }
      if case .mediaList = parameter.kind {
        set(parameter.name, to: parameter.read(texts))
      } else {
        set(FieldID(parameter.name), parameter, to: texts.last ?? "")
        if case .seed = parameter.kind, several[parameter.name] == nil { seedMode = .fixed }
      }
      touched.insert(parameter.name)
    }
  }
}
