import Foundation
import History
import Jobs
import Schema
import Service

/// Tells on standard error how jobs go on, a line for each change, while somebody watches.
enum JobProgress {
  static func follow(_ live: Live, ids: [String]) -> Task<Void, Never> {
    Task {
      guard isatty(STDERR_FILENO) == 1 else { return }
      var said: [String: JobState] = [:]
      do {
        for try await window in live.store.windows(matching: JobQuery(), limit: 1) {
          for job in window.open where ids.contains(job.id) && said[job.id] != job.state {
            said[job.id] = job.state
            Output.say("\(job.id)  \(job.state.word)")
          }
        }
      } catch {
        Output.say("\(error)")
      }
    }
  }
}

extension JobProgress {
  /// Says what the service has to say beside the jobs: that the disk is full, that the key is refused.
  static func notices(_ live: Live) -> Task<Void, Never> {
    Task {
      for await news in live.service.news {
        if case .notice(let sentence) = news { Output.say(sentence) }
      }
    }
  }
}

extension ModelSchema {
  /// What a job would cost, with who says so.
  func priceInWords(_ values: Values) -> String {
    guard let price, let bounds = price.bounds(for: values) else { return "the price is not known" }
    let amount =
      bounds.lowerBound == bounds.upperBound
      ? "\(bounds.lowerBound)" : "\(bounds.lowerBound) to \(bounds.upperBound)"
    return "about $\(amount) (\(price.source))"
  }
}
