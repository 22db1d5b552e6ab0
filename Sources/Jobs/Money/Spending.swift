/// What jobs have cost, as far as anybody knows, and what is set aside for those of which that is still open.
package struct Spending: Hashable, Sendable {
  package var spent = Money.zero
  package var reserved = Money.zero

  package init(spent: Money = .zero, reserved: Money = .zero) {
    self.spent = spent
    self.reserved = reserved
  }

  package var total: Money { spent + reserved }
}

extension Job {
  /// What it may cost at the most, as far as anybody knew when it was submitted.
  package var price: Money? { estimate.map { Money($0) } }

  /// It is sent by itself when its turn comes, and nothing is set aside for it yet.
  package var isPromised: Bool { pause == nil && (state == .waiting || state == .uploading) }

  /// Its part in what is spent. What may have been charged counts as charged, by the estimate where nobody
  /// named the cost.
  package var spending: Spending {
    let most = price ?? .zero
    return switch state {
    case .waiting, .uploading, .cancelled: Spending()
    case _ where cost != nil: Spending(spent: Money(cost ?? 0))
    case .submitting, .queued, .processing, .downloading, .unknown: Spending(reserved: most)
    case .done, .failed, .expired: charged == .no ? Spending() : Spending(spent: most)
    }
  }
}
