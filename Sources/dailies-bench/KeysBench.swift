import Foundation

/// How long it takes from a key to what it changes, while 500 jobs run.
struct KeysBench {
  static let jobs = 500
  private static let presses = 300

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    // They are not done before the end.
    let provider = try await Provider(speed: 0.01)
    try provider.open(Self.jobs, in: home.library)
    let studio = try home.studio(provider: provider.address)
    studio.pass(4000)
    let letters = try Self.letters(studio)
    let steps = Self.steps(studio)
    studio.end()
    await provider.stop()
    return letters + steps
  }

  private static func letters(_ studio: ScreenProgram) throws -> [Figure] {
    guard studio.type("i") != nil else { throw Trouble("the form takes no letters") }
    return figures("a letter", press(studio, ["a", "b", "c", "\u{7f}", "\u{7f}", "\u{7f}"]))
  }

  private static func steps(_ studio: ScreenProgram) -> [Figure] {
    _ = studio.type("\u{1b}")
    _ = studio.type("w")
    return figures("a step in the list of jobs", press(studio, ["j", "j", "j", "k", "k", "k"]))
  }

  private static func press(_ studio: ScreenProgram, _ keys: [String]) -> [Double] {
    (0..<presses).compactMap { number in studio.type(keys[number % keys.count], rest: 8)?.first }
  }

  private static func figures(_ name: String, _ times: [Double]) -> [Figure] {
    let samples = Samples(times)
    return [
      Figure(.keys, "\(name), p50", samples.median, "ms", goal: .atMost(0.5)),
      Figure(.keys, "\(name), p99", samples.part(0.99), "ms", goal: .atMost(5)),
    ]
  }
}
