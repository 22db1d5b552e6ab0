import Foundation
import SegmindAPI
import StudioUI
import Themes

/// What is in force, and who said so: a flag before the environment before the configuration before
/// what comes with the program.
struct Settings {
  let inForce: SettingsInForce
  let origins: Origins
  let key: APIKey?
  let isDemo: Bool

  /// - Parameters:
  ///   - options: the flags.
  ///   - theme: the flag of the studio.
  init(
    _ options: SharedOptions, theme: String? = nil, configuration: Configuration, folders: Folders,
    environment: [String: String]
  ) throws(CommandStop) {
    isDemo = options.demo
    let flags = [Setting.theme: theme, .library: options.library].merging(
      options.demo ? [:] : [.apiURL: options.apiURL]
    ) { $1 }
    var said = SettingsInForce()
    for setting in Setting.all {
      // The demo must not touch a real account or library, whatever the environment and the file say.
      let variable = options.demo ? nil : setting.variable
      let line = !options.demo || setting.holdsInDemo ? configuration.values[setting] : nil
      if let value = flags[setting] ?? nil {
        said.say(setting, value, .flag("--\(setting.name.replacing("_", with: "-"))"))
      } else if let variable, let value = environment[variable], !value.isEmpty {
        said.say(setting, value, .variable(variable))
      } else if let line {
        said.say(setting, line.value, .file(line: line.line))
      }
      let item = said[setting]
      if let value = item.value { try setting.check(value, item.source.place) }
      if setting.kind == .path, let value = item.value {
        said.say(setting, Self.absolute(value, home: folders.home), item.source)
      }
    }

    func complete(
      _ setting: Setting, with standard: String, _ source: SettingsInForce.Source = .standard
    ) {
      if said[setting].value == nil { said.say(setting, standard, source) }
    }
    complete(
      .theme, with: ThemeLibrary.suggestedName(environment: environment),
      ThemeLibrary.colorless(environment: environment).map { .variable($0) } ?? .standard)
    complete(
      .sshAddress,
      with: SSHAddress.suggested(
        environment: environment, hostName: ProcessInfo.processInfo.hostName))
    complete(.library, with: options.demo ? folders.demoLibrary : folders.data)
    complete(.clipsFolder, with: "\(said[.library].value ?? "")/clips")
    let api = said[.apiURL]
    guard
      let origins = Origins(
        api: api.value, upload: said[.uploadURL].value, history: said[.historyURL].value)
    else { throw CommandStop(.usage, "\(api.source.place): the API has no address.") }
    self.origins = origins
    for (setting, origin) in [
      (Setting.apiURL, origins.api), (.uploadURL, origins.upload), (.historyURL, origins.history),
    ] {
      let own = said[setting]
      if options.demo {
        said.say(setting, "the built-in simulator", .flag("--demo"))
      } else {
        said.say(setting, "\(origin)", own.value == nil ? api.source : own.source)
      }
    }
    inForce = said
    key = options.demo ? nil : environment["SEGMIND_API_KEY"].flatMap(APIKey.init)
  }

  var library: String { inForce[.library].value ?? "" }
  var clipsFolder: String { inForce[.clipsFolder].value ?? "" }

  /// For `dailies config` and `dailies doctor`: a name, what holds, and who said so.
  var lines: [(name: String, words: String)] {
    let all = inForce.items.map { item in
      (item.setting.name, "\(item.value ?? item.setting.standard)  (\(item.source.name))")
    }
    return all + [
      (
        "key",
        (key.map { "set, fingerprint \($0.fingerprint)" } ?? "not set") + "  (SEGMIND_API_KEY)"
      )
    ]
  }

  /// With `~` as the user's home, and absolute, since the program may change its folder.
  private static func absolute(_ path: String, home: String) -> String {
    let whole = path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
    return URL(fileURLWithPath: whole).standardizedFileURL.path
  }
}
