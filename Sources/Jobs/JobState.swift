/// Where a job stands. `Sources/README.md` has the table of what each state means on disk and for money.
package enum JobState: String, Hashable, Sendable, Codable, CaseIterable {
  case waiting, uploading, submitting, queued, processing, downloading
  case done, failed, expired, unknown, cancelled

  /// The state in the words that people see everywhere.
  package var word: String {
    switch self {
    case .waiting: "waiting"
    case .uploading: "uploading"
    case .submitting: "sending"
    case .queued: "queued"
    case .processing: "running"
    case .downloading: "saving"
    case .done: "saved"
    case .failed: "failed"
    case .expired: "expired"
    case .unknown: "maybe charged"
    case .cancelled: "cancelled"
    }
  }

  /// Something may still happen to it by itself.
  package var isOpen: Bool {
    switch self {
    case .waiting, .uploading, .submitting, .queued, .processing, .downloading: true
    case .done, .failed, .expired, .unknown, .cancelled: false
    }
  }

  package static let open = Set(allCases.filter(\.isOpen))

  /// Nothing happens to it any more, and what it cost is settled.
  package var isEnded: Bool { !isOpen && self != .unknown }

  /// The provider has it and is asked about it.
  package var isPolled: Bool { self == .queued || self == .processing }

  /// The provider has surely not been asked for it yet, so it can be cancelled.
  package var isUnsent: Bool { self == .waiting || self == .uploading }
}

/// Whether a job costs money; more of it is greater.
package enum Charged: String, Hashable, Sendable, Codable, Comparable {
  case no, maybe, yes

  private var order: Int { self == .no ? 0 : self == .maybe ? 1 : 2 }

  package static func < (one: Charged, other: Charged) -> Bool { one.order < other.order }
}
