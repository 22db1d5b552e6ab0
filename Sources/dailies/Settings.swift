import Foundation
import Schema
import SegmindAPI
import StudioUI
import Themes

/// What is in force, and who said so: a flag before the environment before the configuration before
/// what comes with the program.
struct Settings {
  struct Item {
    let name: String
    let value: String
    /// "--library", "SEGMIND_API_URL", "config.toml", "default".
    let origin: String
  }

  let library: Item
  let clipsFolder: Item
  let theme: Item
  /// What opens a clip; nil leaves it to the desktop.
  let player: Item?
  /// Whether clips are fetched on when the studio is left.
  let background: BackgroundPolicy
  let notify: NotifyPolicy
  let glyphs: GlyphPolicy
  let origins: Origins
  let key: APIKey?
  let isDemo: Bool
  /// For `dailies doctor`, in the order of its lines.
  let items: [Item]

  /// - Parameters:
  ///   - options: the flags.
  ///   - theme: the flag of the studio.
  init(
    _ options: SharedOptions, theme: String? = nil, configuration: Configuration, folders: Folders,
    environment: [String: String]
  ) throws(CommandStop) {
    // The demo must not touch a real account or library, whatever the environment says.
    let terminal = environment
    let environment = options.demo ? [:] : environment
    let configured = options.demo ? [:] : configuration.values
    func item(_ name: String, flag: String?, variable: String?, default fallback: String?) -> Item?
    {
      if let flag {
        return Item(name: name, value: flag, origin: "--\(name.replacing("_", with: "-"))")
      }
      if let variable, let value = environment[variable], !value.isEmpty {
        return Item(name: name, value: value, origin: variable)
      }
      if let value = configured[name] {
        return Item(name: name, value: value, origin: "config.toml")
      }
      return fallback.map { Item(name: name, value: $0, origin: "default") }
    }
    isDemo = options.demo
    let home = options.demo ? folders.demoLibrary : folders.data
    library =
      item("library", flag: options.library, variable: "DAILIES_LIBRARY", default: nil)?
      .expanded(folders.home)
      ?? Item(name: "library", value: home, origin: "default")
    clipsFolder =
      item("clips_folder", flag: nil, variable: nil, default: nil)?.expanded(folders.home)
      ?? Item(name: "clips_folder", value: library.value + "/clips", origin: "default")
    // Of the user's own settings, the demo takes the theme and the player: they can harm nothing.
    func harmless(_ name: String) -> Item? {
      configuration.values[name].map { Item(name: name, value: $0, origin: "config.toml") }
    }
    player = harmless("player")
    let chosen =
      theme.map { Item(name: "theme", value: $0, origin: "--theme") } ?? harmless("theme")
    self.theme =
      chosen
      ?? Item(
        name: "theme", value: ThemeLibrary.suggestedName(environment: terminal), origin: "default")

    func choice<Choice: RawRepresentable & CaseIterable>(
      _ name: String, _ fallback: Choice
    ) throws(CommandStop) -> (Choice, Item) where Choice.RawValue == String {
      let item = harmless(name) ?? Item(name: name, value: fallback.rawValue, origin: "default")
      guard let choice = Choice(rawValue: item.value) else {
        let allowed = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw CommandStop(
          .usage, "\(item.origin): \(name): \"\(item.value)\" is not allowed. Allowed: \(allowed).")
      }
      return (choice, item)
    }
    let (background, backgroundItem) = try choice("background", BackgroundPolicy.ask)
    let (notify, notifyItem) = try choice("notify", NotifyPolicy.unfocused)
    let (glyphs, glyphsItem) = try choice("glyphs", GlyphPolicy.auto)
    self.background = background
    self.notify = notify
    self.glyphs = glyphs

    let api = item(
      "api_url", flag: options.demo ? nil : options.apiURL, variable: "SEGMIND_API_URL",
      default: nil)
    let upload = item("upload_url", flag: nil, variable: "SEGMIND_UPLOAD_URL", default: nil)
    let history = item("history_url", flag: nil, variable: "SEGMIND_HISTORY_URL", default: nil)
    guard let origins = Origins(api: api?.value, upload: upload?.value, history: history?.value)
    else {
      let wrong = [api, upload, history].compactMap { $0 }.first { Origin($0.value) == nil }
      throw CommandStop(
        .usage,
        "\(wrong?.origin ?? "api_url"): \"\(wrong?.value ?? "")\" is no address of an API. Allowed: http:// or https://, a host and at most a port."
      )
    }
    self.origins = origins
    key = environment["SEGMIND_API_KEY"].flatMap(APIKey.init)
    items =
      [library, clipsFolder, self.theme, player, backgroundItem, notifyItem, glyphsItem].compactMap(
        \.self) + [
        Item(name: "api_url", value: "\(origins.api)", origin: api?.origin ?? "default"),
        Item(
          name: "upload_url", value: "\(origins.upload)",
          origin: upload?.origin ?? api?.origin ?? "default"),
        Item(
          name: "history_url", value: "\(origins.history)",
          origin: history?.origin ?? api?.origin ?? "default"),
        Item(
          name: "key", value: key.map { "set, fingerprint \($0.fingerprint)" } ?? "not set",
          origin: "SEGMIND_API_KEY"),
      ]
      + configuration.contracts.sorted { $0.key < $1.key }.map {
        Item(name: "contract", value: "\($0.key) by \($0.value.rawValue)", origin: "config.toml")
      }
  }
}

extension Settings.Item {
  /// With `~` as the user's home, and absolute, since the program may change its folder.
  fileprivate func expanded(_ home: String) -> Settings.Item {
    let path = value == "~" || value.hasPrefix("~/") ? home + value.dropFirst() : value
    return Settings.Item(
      name: name, value: URL(fileURLWithPath: path).standardizedFileURL.path, origin: origin)
  }
}
