import Foundation
import Service

/// Ends the program by SIGKILL at the step of a job's life that `DAILIES_CRASH_AT` names, so that tests see
/// what a crash there leaves.
enum CrashPoint {
  static var steps: Steps {
    guard let point = ProcessInfo.processInfo.environment["DAILIES_CRASH_AT"] else {
      return .untold
    }
    return Steps { step in if step == point { kill(getpid(), SIGKILL) } }
  }
}
