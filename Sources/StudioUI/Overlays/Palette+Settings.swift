/// The settings as entries of a palette.
extension Palette {
  /// In the list of settings.
  func entry(of setting: Setting, _ state: StudioState) -> Entry {
    let item = state.inForce(setting)
    return Entry(
      target: .setting(setting), heading: Words.heading(setting), mark: setting.name,
      name: Words.inForce(item), note: setting.meaning)
  }

  /// Among everything else.
  func found(_ setting: Setting, _ state: StudioState) -> Entry {
    Entry(
      target: .setting(setting), heading: "Settings", mark: "setting",
      name: "\(setting.name): \(Words.inForce(state.inForce(setting)))")
  }

  /// What it may be, and the default.
  func values(of setting: Setting, _ state: StudioState) -> [Entry] {
    let values =
      if case .choice(let words) = setting.kind { words } else { state.themes.map(\.name) }
    let item = state.inForce(setting)
    let entries = values.map { value in
      Entry(
        target: .value(setting, value), heading: "", mark: value,
        name: value == item.value ? "in force" : "")
    }
    return entries + [
      Entry(
        target: .value(setting, nil), heading: "", mark: Words.standard, name: setting.standard)
    ]
  }
}
