import Jobs
import Schema

/// What the caps say while somebody looks at an amount. What is sent decides the library.
extension StudioState {
  /// For jobs that are submitted now, which are a batch of their own.
  var budget: Budget {
    Budget(
      settings.caps, used: [.day: jobs.spent.today(at: now), .total: jobs.spent.inAll])
  }

  func estimate(_ model: ModelSchema, _ values: Values) -> PriceEstimate? {
    PriceEstimate(model, values, own: jobs.experience[model.slug])
  }

  func estimate(_ draft: Draft) -> PriceEstimate? {
    models.first { $0.slug == draft.model }.flatMap { estimate($0, draft.values) }
  }

  func outlook(_ confirmation: Confirmation) -> Outlook {
    let promised = jobs.open.filter(\.isPromised).sorted { $0.place < $1.place }.map(\.price)
    return budget.promising(promised).outlook(confirmation.drafts.map { estimate($0)?.most })
  }

  /// Why the box on top may not send what it shows; nil where it may.
  var whyOverCap: String? {
    guard case .confirm(let confirmation) = overlays.last,
      case .refused(let failure) = outlook(confirmation)
    else { return nil }
    return failure.what
  }

  /// Whether the box on top was agreed to as often as it has to be; the first of two times is noted.
  mutating func insisted() -> Bool {
    guard case .confirm(var confirmation) = overlays.last else { return false }
    guard asksAgain(confirmation) else { return true }
    confirmation.isInsisted = true
    confirmation.pressedAt = now
    overlays[overlays.count - 1] = .confirm(confirmation)
    toast = Words.onceMore
    return false
  }

  /// Whether a person still has to be asked a second time, since a cap is near.
  func asksAgain(_ confirmation: Confirmation) -> Bool {
    guard !confirmation.isInsisted else { return false }
    return switch outlook(confirmation) {
    case .near, .partly: true
    case .fits, .refused: false
    }
  }
}
