import ArgumentParser

/// What is measured together.
enum Group: String, CaseIterable, ExpressibleByArgument {
  case start, keys, polling

  func figures() async throws -> [Figure] {
    switch self {
    case .start: try StartBench().figures()
    case .keys: try await KeysBench().figures()
    case .polling: PollingBench().figures()
    }
  }
}
