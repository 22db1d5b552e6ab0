extension Words {
  static let onePane = "On a screen of this size there is one pane at a time."

  static let job = "Job"

  static let noJobChosen = "What is known of the chosen job shows here."

  static func paneStays(larger: Bool) -> String {
    larger ? "It cannot be larger here." : "It cannot be smaller here."
  }

  static func isFullScreen(_ keymap: Keymap) -> String {
    "One pane has the whole screen; \(keymap.name(of: .fullScreen)) shows the others again."
  }
}
