/// The words people read: every sentence, amount and date of the studio is made here.
package enum Words {
  package static let program = "dailies"
  static let history = "History"
  static let allKeys = "all keys"

  static func title(_ palette: Palette) -> String {
    switch palette.kind {
    case .keys: "All keys"
    case .everything: "Find"
    case .settings: "Settings"
    case .values(let setting): setting.name
    case .copies: "Copy"
    case .searches: "Searches"
    }
  }

  static func mouse(isTaken: Bool, _ keymap: Keymap) -> String {
    let key = keymap.name(of: .mouse)
    return isTaken
      ? "The mouse works here again; \(key) leaves it to the terminal."
      : "The mouse selects text as the terminal does; \(key) has it work here again."
  }

  static func pressNeverSends(_ keymap: Keymap) -> String {
    "The mouse never spends: \(keymap.names(of: .confirmSubmit)) sends."
  }

  package static let noMouse = "This terminal does not tell of a mouse."

  static let demo = "demo: nothing is charged"
  static let tooSmall =
    "A little larger, please: 40 columns and 10 rows. Everything goes on meanwhile."

  static let loadingHistory = ["Opening the library …"]

  /// What to do where there is no API key.
  static let noKey = [
    "No API key yet.",
    "Set SEGMIND_API_KEY and start dailies again.",
    "To look around without one: dailies --demo",
  ]

  static func noJobs(_ keymap: Keymap) -> [String] {
    [
      "No jobs yet.", "Fill in the form, then \(keymap.name(of: .submit)) sends it.",
      "Nothing is sent before you have seen the amount.",
    ]
  }

  static func noHistory(_ keymap: Keymap) -> [String] {
    [
      "Nothing was made yet.",
      "\(keymap.name(of: .showStudio)) goes to the studio; \(keymap.name(of: .submit)) there sends a form.",
      "Every job stays in this list, with the clip it left.",
    ]
  }

  static func nothingFound(_ filter: String, _ keymap: Keymap) -> [String] {
    ["Nothing found for: \(filter)", "\(keymap.name(of: .clearFilter)) shows everything again."]
  }

  static func keyRefused(_ failure: String) -> [String] {
    ["The API key was refused.", failure, "Check SEGMIND_API_KEY and start dailies again."]
  }

  static func more(above: Int) -> String { "↑ \(above) more" }
  static func more(below: Int) -> String { "↓ \(below) more" }

  /// "1 file", "3 files".
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
