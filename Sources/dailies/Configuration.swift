import Schema
import StudioUI
import TOMLKit

/// What the user's `config.toml` says. Every setting may be left out; one that is not known is refused by
/// name, so that a typo is seen.
struct Configuration: Equatable {
  /// What the file says, and in which line.
  struct Said: Equatable {
    let value: String
    let line: Int
  }

  private(set) var values: [Setting: Said] = [:]
  /// `[contract]`: models to be submitted by another contract than their file says.
  private(set) var contracts: [String: Contract] = [:]

  /// Reads the file; one that is not there is an empty one.
  ///
  /// - Parameter catalog: the models that there are.
  init(file: TOMLFile?, catalog: ModelCatalog) throws(CommandStop) {
    guard let file else { return }
    for key in file.table.keys {
      guard let setting = Setting.all.first(where: { $0.name == key }) else {
        let near = NearestName.question(key, among: Setting.all.map(\.name))
        throw file.mistake("there is no setting \"\(key)\".\(near)", at: key)
      }
      guard setting != .contract else {
        try readContracts(file, catalog)
        continue
      }
      let line = file.lines.number(of: key) ?? 1
      guard let value = file.table[key]?.string else {
        throw file.mistake("\(key) is written as text in quotes: \(setting.allowed).", at: key)
      }
      try setting.check(value, SettingsInForce.Source.file(line: line).place)
      values[setting] = Said(value: value, line: line)
    }
  }

  private mutating func readContracts(
    _ file: TOMLFile, _ catalog: ModelCatalog
  ) throws(CommandStop) {
    let section = Setting.contract.name
    guard let models = file.table[section]?.table else {
      throw file.mistake(
        "\(section) is a table: [\(section)], then a line for a model.", at: section)
    }
    for slug in models.keys {
      func mistake(_ sentence: String) -> CommandStop {
        file.mistake("\(section).\(slug): \(sentence)", at: slug, in: section)
      }
      guard let contract = models[slug]?.string.flatMap(Contract.init) else {
        throw mistake("Allowed: \(Setting.contract.allowed).")
      }
      guard let model = catalog[slug] else {
        let near = NearestName.question(slug, among: catalog.models.map(\.slug))
        throw mistake("there is no such model.\(near)")
      }
      guard contract == .v1 || model.hasV2 else { throw mistake("the model has only v1.") }
      contracts[slug] = contract
    }
    let words = contracts.sorted { $0.key < $1.key }.map { "\($0.key) by \($0.value.rawValue)" }
    values[.contract] = Said(
      value: words.joined(separator: ", "), line: file.lines.number(of: section) ?? 1)
  }
}
