package import Jobs

/// What holds for every setting, and who said so.
package struct SettingsInForce: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    case flag(String)
    case variable(String)
    case file(line: Int)
    case standard
  }

  package struct Item: Hashable, Sendable {
    package let setting: Setting
    /// Nil where nothing is said and nothing holds.
    package let value: String?
    package let source: Source

    package init(_ setting: Setting, _ value: String?, _ source: Source) {
      self.setting = setting
      self.value = value
      self.source = source
    }
  }

  private var said: [Setting: Item] = [:]

  /// Nothing is said.
  package init() {}

  package subscript(setting: Setting) -> Item {
    said[setting] ?? Item(setting, setting.fixedStandard, .standard)
  }

  package mutating func say(_ setting: Setting, _ value: String?, _ source: Source) {
    said[setting] = Item(setting, value, source)
  }

  /// One for each setting, in the order of the table.
  package var items: [Item] { Setting.all.map { self[$0] } }

  package var background: BackgroundPolicy { choice(.background, or: .ask) }
  package var notify: NotifyPolicy { choice(.notify, or: .unfocused) }
  package var mouse: MousePolicy { choice(.mouse, or: .on) }
  package var glyphs: GlyphPolicy { choice(.glyphs, or: .auto) }
  package var graphics: GraphicsPolicy { choice(.graphics, or: .auto) }
  /// Bytes.
  package var uploadWarning: Int {
    self[.uploadWarning].value.flatMap(ByteCount.init)?.bytes ?? .max
  }
  package var sshAddress: SSHAddress? { self[.sshAddress].value.flatMap(SSHAddress.init) }
  package var quietHours: QuietHours? { self[.quietHours].value.flatMap(QuietHours.init) }

  /// What may be spent.
  package var caps: Caps {
    let said: [Cap: Setting] = [.batch: .capBatch, .day: .capDay, .total: .capTotal]
    return Caps(
      said.compactMapValues { self[$0].value.flatMap(Money.init(typed:)) },
      warnAt: self[.warnAt].value.flatMap(Percent.init)?.hundredths ?? 100)
  }

  private func choice<Choice: RawRepresentable>(
    _ setting: Setting, or standard: Choice
  ) -> Choice where Choice.RawValue == String {
    self[setting].value.flatMap(Choice.init) ?? standard
  }
}

extension SettingsInForce.Source {
  /// "--library", "SEGMIND_API_URL", "config.toml", "default".
  package var name: String {
    switch self {
    case .flag(let name), .variable(let name): name
    case .file: "config.toml"
    case .standard: "default"
    }
  }

  /// Where a mistake is to be looked for.
  package var place: String {
    if case .file(let line) = self { "config.toml, line \(line)" } else { name }
  }
}
