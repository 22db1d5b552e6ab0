import Foundation

/// How long it takes from a key to what it changes, while 500 jobs run.
struct KeysBench {
  static let jobs = 500
  private static let presses = 300

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    // They are not done before the end.
    let provider = try await Provider(speed: 0.01)
    try provider.open(Self.jobs, in: home.library, age: 10)
    let studio = try home.studio(provider: provider.address)
    studio.pass(4000)
    let letters = try Self.letters(studio)
    let steps = Self.steps(studio)
    studio.end()
    return letters + steps
  }

  /// Of a studio that shows the form.
  static func letters(_ studio: ScreenProgram, _ group: Group = .keys) throws -> [Figure] {
    guard studio.type("i") != nil else { throw Trouble("the form takes no letters") }
    defer {
      _ = studio.type("\u{1b}")
      studio.pass(1500)
    }
    return figures("a letter", studio, ["a", "b", "c", "\u{7f}", "\u{7f}", "\u{7f}"], group)
  }

  private static func steps(_ studio: ScreenProgram) -> [Figure] {
    _ = studio.type("w")
    return figures("a step in the list of jobs", studio, ["j", "j", "j", "k", "k", "k"], .keys)
  }

  private static func figures(
    _ name: String, _ studio: ScreenProgram, _ keys: [String], _ group: Group
  ) -> [Figure] {
    let before = studio.drawing
    let times = (0..<presses).compactMap { number in
      studio.type(keys[number % keys.count], rest: 8)?.first
    }
    let drawing = (studio.drawing - before) / Double(presses)
    let samples = Samples(times)
    return [
      Figure(group, "\(name), p50", samples.median, "ms", goal: .atMost(0.5)),
      Figure(group, "\(name), p99", samples.part(0.99), "ms", goal: .atMost(5)),
      Figure(group, "\(name), processor time of the loop", drawing, "ms"),
    ]
  }
}
