import FoundationEssentials

/// The control sequence (OSC 52) by which a terminal takes a text into its clipboard.
enum ClipboardSequence {
  /// What terminals take at the most, in bytes of base64; longer ones are dropped without a word.
  private static let limit = 74_994

  /// Nil where the text is too long.
  ///
  /// Inside tmux it is sent twice: to tmux itself, which passes it on with `set-clipboard on`, and
  /// wrapped, for `allow-passthrough on`. Whichever is off swallows its copy.
  static func setting(_ text: String, inTmux: Bool) -> String? {
    let base64 = Data(text.utf8).base64EncodedString()
    guard base64.utf8.count <= limit else { return nil }
    let sequence = "\u{1B}]52;c;\(base64)\u{7}"
    return inTmux ? sequence + "\u{1B}Ptmux;\u{1B}\(sequence)\u{1B}\\" : sequence
  }
}
