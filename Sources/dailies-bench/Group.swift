import ArgumentParser

/// What is measured together.
enum Group: String, CaseIterable, ExpressibleByArgument {
  case start, keys, bytes, idle, memory, polling, sdk, many, long, library, transfers, build

  /// What is measured where nothing is named; the others take many minutes of all there is.
  static let usual = allCases.filter { $0 != .build }

  func figures() async throws -> [Figure] {
    switch self {
    case .start: try await StartBench().figures()
    case .keys: try await KeysBench().figures()
    case .bytes: try await BytesBench().figures()
    case .idle: try await IdleBench().figures()
    case .memory: try await MemoryBench().figures()
    case .polling: PollingBench().figures()
    case .sdk: try await SDKBench().figures()
    case .many: try await ManyBench().figures()
    case .long: try await LongRunBench().figures()
    case .library: try LibraryBench().figures()
    case .transfers: try await TransfersBench().figures()
    case .build: try await BuildBench().figures()
    }
  }
}
