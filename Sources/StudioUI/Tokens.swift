/// Names each press on submit once, so that the same press can never make two jobs.
package struct Tokens: Hashable, Sendable {
  private let run: String
  private var made = 0

  package init(run: String) { self.run = run }

  package mutating func next() -> String {
    made += 1
    return "\(run)-\(made)"
  }
}
