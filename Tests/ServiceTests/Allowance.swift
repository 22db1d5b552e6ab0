import Jobs
import Synchronization

/// What every program of a world may spend, from now on.
final class Allowance: Sendable {
  let caps = Mutex(Caps.none)

  func set(_ limits: [Cap: Double]) {
    caps.withLock { $0 = Caps(limits.mapValues { Money($0) }) }
  }
}
