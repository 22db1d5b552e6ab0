/// The words of the list of settings.
extension Words {
  static func heading(_ setting: Setting) -> String {
    setting.holdsAtOnce ? "At once" : "From the next start on"
  }

  /// "dark  (config.toml)"
  static func inForce(_ item: SettingsInForce.Item) -> String {
    "\(item.value ?? item.setting.standard)  (\(item.source.name))"
  }

  /// What is typed, or chosen, for the default.
  static let standard = "default"

  /// "theme: dark, default", to be read out.
  static func setting(_ item: SettingsInForce.Item) -> String {
    "\(item.setting.name): \(item.value ?? item.setting.standard), \(item.source.name)"
  }

  /// Everything about one, to be read out.
  static func about(_ item: SettingsInForce.Item) -> [String] {
    let setting = item.setting
    let late = setting.holdsAtOnce ? [] : ["A change holds from the next start on."]
    return [
      self.setting(item), setting.meaning,
      "Allowed: \(setting.allowed). \(standard) is \(setting.standard).",
    ] + late
  }

  static func noSetting(_ name: String) -> String {
    "There is no setting \(name).\(NearestName.question(name, among: Setting.all.map(\.name)))"
  }

  static func allowed(_ setting: Setting, _ item: SettingsInForce.Item) -> String {
    var words = "Allowed: \(setting.allowed). Left empty: \(setting.standard)."
    switch item.source {
    case .flag, .variable: words += " In force is \(item.value ?? ""): \(goesBefore(item))"
    case .file, .standard: break
    }
    return setting.holdsAtOnce ? words : "\(words) It holds from the next start on."
  }

  static func writtenByHand(_ setting: Setting) -> String {
    "\(setting.name) is changed in config.toml: [\(setting.name)], and below it \(setting.example)."
  }

  /// What a change of the configuration came to; nil where it changed nothing.
  static func taken(
    _ changed: [Setting], _ settings: SettingsInForce, hasNewKeys: Bool, written: Setting?
  ) -> String? {
    if let written, !changed.contains(written) {
      let item = settings[written]
      switch item.source {
      case .flag, .variable: return "\(written.name) stays \(item.value ?? ""): \(goesBefore(item))"
      case .file, .standard: return now(item)
      }
    }
    var words = changed.filter(\.holdsAtOnce).map { now(settings[$0]) }
    let later = changed.filter { !$0.holdsAtOnce }.map(\.name)
    if !later.isEmpty { words.append("\(later.joined(separator: ", ")): from the next start on.") }
    if hasNewKeys { words.append("The keys of keys.toml hold now.") }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func now(_ item: SettingsInForce.Item) -> String {
    let value = item.value ?? item.setting.standard
    let isDefault = item.source == .standard
    return "\(item.setting.name): \(value)\(isDefault ? ", the default" : "")."
  }

  private static func goesBefore(_ item: SettingsInForce.Item) -> String {
    "\(item.source.name) goes before config.toml."
  }
}
