import TerminalCore

extension StudioState {
  /// What the configuration says now.
  mutating func take(_ read: SettingsInForce, _ keymap: Keymap, written: Setting?) -> [Effect] {
    let changed = Setting.all.filter { read[$0].value != settings[$0].value }
    // What is typed instead of pressed stays as it is.
    let keymap = self.keymap == .spoken ? .spoken : keymap
    let hasNewKeys = keymap != self.keymap
    settings = read
    self.keymap = keymap
    // Another theme may have been chosen for a look; only a change of the setting takes that away.
    if changed.contains(.theme) || written == .theme, let name = read[.theme].value {
      show(theme: name)
    }
    if case .setting(let edit) = overlays.last, edit.setting == written { overlays.removeLast() }
    if let words = Words.taken(changed, read, hasNewKeys: hasNewKeys, written: written) {
      toast = words
    }
    guard changed.contains(.mouse) else { return [] }
    takesMouse = read.mouse == .on
    return [.takeMouse(takesMouse)]
  }

  /// From now on it is this theme, whatever the terminal says of its background.
  mutating func show(theme name: String) {
    theme = name
    followsBackground = false
  }

  /// What holds for a setting now.
  func inForce(_ setting: Setting) -> SettingsInForce.Item {
    guard setting == .theme, followsBackground else { return settings[setting] }
    return SettingsInForce.Item(setting, theme, .standard)
  }

  /// Offers the values of a setting, or has it typed.
  mutating func open(_ setting: Setting) {
    let item = inForce(setting)
    switch setting.kind {
    case .perModel: toast = Words.writtenByHand(setting)
    case .choice, .theme:
      var palette = Palette(.values(setting))
      palette.chosen =
        palette.values(of: setting, self).firstIndex { $0.target == .value(setting, item.value) }
        ?? 0
      overlays.append(.palette(palette))
    case .command, .path, .address, .times:
      let isOwn = if case .file = item.source { true } else { false }
      let typed = isOwn ? item.value ?? "" : ""
      overlays.append(.setting(SettingEdit(setting: setting, field: TextField(typed))))
    }
  }

  /// What was typed is written; it stays in sight until that is done.
  func write(_ edit: SettingEdit) -> [Effect] {
    let words = edit.field.text.split(separator: " ").joined(separator: " ")
    return [.writeSetting(edit.setting, words.isEmpty ? nil : words)]
  }

  func drawSetting(_ canvas: Canvas, _ layout: StudioLayout, _ edit: SettingEdit) {
    let columns = min(72, layout.body.columns - 4)
    func quiet(_ sentence: String) -> [Row] {
      Line.wrapped(sentence, to: columns, .dim).map { Row(nil, $0) }
    }
    let typed = DisplayWidth.wrapped(edit.field.text, to: columns - 1)
    let cursor = typed.position(of: edit.field.cursor)
    var rows = quiet(edit.setting.meaning) + [Row(nil, .empty)]
    rows += typed.enumerated().map { row, line in
      Row(
        nil, Line(quoting: line.text, .fieldFocused),
        cursor: row == cursor.row ? cursor.column : nil,
        target: .filter(TextPlace(start: 0, line: line)))
    }
    rows.append(Row(nil, .empty))
    rows += quiet(Words.allowed(edit.setting, settings[edit.setting])) + [Row(nil, .empty)]
    rows.append(Row(nil, Words.takesSetting(keymap)))
    let rect = layout.box(lines: rows.count, columns: columns + 4)
    let inside = openBox(canvas, rect, title: edit.setting.name)
    let height = StudioLayout.inside(rect).rows
    rows.draw(on: inside, from: rows.scroll(showing: nil, from: 0, height: height))
  }
}
