import Foundation

/// Where the program keeps its files, by the XDG rules, the same on every system.
struct Folders {
  /// What `~` stands for.
  let home: String
  /// `config.toml`, `keys.toml`, `searches.toml`, `models/`, `themes/`.
  let configuration: String
  /// The library, by default.
  let data: String
  /// The log.
  let state: String
  /// What can be made anew.
  let cache: String

  static var ofThisUser: Folders { Folders(environment: ProcessInfo.processInfo.environment) }

  init(environment: [String: String]) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    self.home = home
    func folder(_ variable: String, _ fallback: String) -> String {
      // The XDG rules say: a path that is not absolute is to be ignored.
      let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
      return (base ?? "\(home)/\(fallback)") + "/dailies"
    }
    configuration = folder("XDG_CONFIG_HOME", ".config")
    data = folder("XDG_DATA_HOME", ".local/share")
    state = folder("XDG_STATE_HOME", ".local/state")
    cache = folder("XDG_CACHE_HOME", ".cache")
  }

  var configurationFile: String { configuration + "/config.toml" }
  var keysFile: String { configuration + "/keys.toml" }
  var models: String { configuration + "/models" }
  var themes: String { configuration + "/themes" }
  var searches: String { configuration + "/searches.toml" }
  var wildcards: String { configuration + "/wildcards" }
  var log: String { state + "/dailies.log" }
  var panes: String { state + "/panes.json" }
  var frames: String { cache + "/frames" }
  var demoLibrary: String { data + "/demo" }
}
