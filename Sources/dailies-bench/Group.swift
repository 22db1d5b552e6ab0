import ArgumentParser

/// What is measured together.
enum Group: String, CaseIterable, ExpressibleByArgument {
  case start, keys, bytes, idle, memory, polling, many, library, transfers

  func figures() async throws -> [Figure] {
    switch self {
    case .start: try StartBench().figures()
    case .keys: try await KeysBench().figures()
    case .bytes: try await BytesBench().figures()
    case .idle: try await IdleBench().figures()
    case .memory: try await MemoryBench().figures()
    case .polling: PollingBench().figures()
    case .many: try await ManyBench().figures()
    case .library: try LibraryBench().figures()
    case .transfers: try TransfersBench().figures()
    }
  }
}
