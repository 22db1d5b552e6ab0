import StudioUI
import TerminalCore

extension Configuration {
  /// A `config.toml` that says everything there is to say and changes nothing: what `dailies config init` writes.
  static var commented: String {
    let head = prose(
      """
      The settings of dailies. Take away the # before a line to put it in force; what stands there is an \
      example. `dailies config` shows what is in force and who says so. An open studio takes over a saved \
      change at once, except where it says: from the next start on.
      """)
    return ([head] + Setting.all.map(commented)).joined(separator: "\n\n") + "\n"
  }

  private static func commented(_ setting: Setting) -> String {
    let start = setting.holdsAtOnce ? "" : " From the next start on."
    let about = prose(setting.meaning + start)
    let values = prose("Allowed: \(setting.allowed). Without it: \(setting.standard).")
    let line =
      if case .perModel = setting.kind {
        "#[\(setting.name)]\n#\(setting.example)"
      } else {
        "#\(setting.name) = \"\(setting.example)\""
      }
    return [about, values, line].joined(separator: "\n")
  }

  private static func prose(_ sentences: String) -> String {
    DisplayWidth.wrapped(sentences, to: 90).map { line in
      "# \(line.text.split(separator: " ").joined(separator: " "))"
    }.joined(separator: "\n")
  }
}
