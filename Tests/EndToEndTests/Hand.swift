import TestSupport

/// Presses keys one by one and counts them.
final class Hand {
  let terminal: Tmux
  private(set) var presses = 0

  init(_ terminal: Tmux) { self.terminal = terminal }

  func press(_ keys: String...) async throws {
    for key in keys {
      presses += 1
      try await terminal.press(key)
    }
  }

  func type(_ text: String) async throws {
    presses += text.count
    try await terminal.type(text)
  }
}
