import Foundation
import Synchronization

/// Bad luck on the way to the service: of so many requests one is not heard, or its answer does not arrive.
/// The same seed deals out the same luck.
package final class Weather: Sendable {
  private enum Strike: CaseIterable {
    case closedUnheard, tooMany, unavailable, closed, cut
  }

  private let oneIn: Int
  private let state: Mutex<(dice: ClipOrder.Dice, requests: Int)>

  package init(seed: Int, oneIn: Int) {
    self.oneIn = oneIn
    state = Mutex((ClipOrder.Dice("\(seed)"), 0))
  }

  /// How many requests came so far.
  package var requests: Int { state.withLock { $0.requests } }

  /// The service's answer, or what is left of it; it need not even have been asked.
  func answer(_ ask: () -> SimulatedAPI.Answer) -> SimulatedAPI.Answer {
    switch strike() {
    case nil: return ask()
    case .closedUnheard: return .reply(.lost(.closed))
    case .tooMany: return .reply(.error(429, "Too many requests.", headers: ["retry-after": "1"]))
    case .unavailable: return .reply(.page(503, "Service Unavailable"))
    case .closed:
      _ = ask()
      return .reply(.lost(.closed))
    case .cut:
      guard case .reply(var reply) = ask() else { return .reply(.lost(.closed)) }
      reply.delivery = .truncated(after: reply.body.count / 2)
      return .reply(reply)
    }
  }

  private func strike() -> Strike? {
    state.withLock { state in
      state.requests += 1
      guard state.dice.roll(0..<oneIn) == 0 else { return nil }
      return Strike.allCases[state.dice.roll(0..<Strike.allCases.count)]
    }
  }
}
