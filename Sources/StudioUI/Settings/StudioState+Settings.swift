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
    if case .line(let edit) = overlays.last, let written, edit.subject == .setting(written) {
      overlays.removeLast()
    }
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
    case .command, .path, .address, .host, .times, .size, .money, .percent:
      let isOwn = if case .file = item.source { true } else { false }
      let typed = isOwn ? item.value ?? "" : ""
      overlays.append(.line(LineEdit(subject: .setting(setting), field: TextField(typed))))
    }
  }

  func write(_ setting: Setting, _ typed: String) -> [Effect] {
    let words = typed.split(separator: " ").joined(separator: " ")
    return [.writeSetting(setting, words.isEmpty ? nil : words)]
  }
}
