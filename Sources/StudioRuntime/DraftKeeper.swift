import Dispatch
import Jobs
import Synchronization

/// Keeps what is in the forms for the next start: the newest draft of each model, a few times a second
/// at most, off the loop.
final class DraftKeeper: Sendable {
  private struct Work {
    var waiting: [String: SavedDraft] = [:]
    var isRunning = false
    var isEnding = false
  }

  private let work = Mutex(Work())
  private let save: @Sendable (SavedDraft) async -> Void
  private let ended = DispatchSemaphore(value: 0)

  /// How long letters are collected before they are written.
  private static let pause = Duration.milliseconds(300)
  /// How long the end of the program waits for a slow disk.
  private static let patience = DispatchTimeInterval.seconds(3)

  init(save: @escaping @Sendable (SavedDraft) async -> Void) { self.save = save }

  /// Takes a draft to be written; the one before, where it was not written yet, is not needed any more.
  func keep(_ draft: SavedDraft) {
    let starts = work.withLock { work in
      work.waiting[draft.model] = draft
      defer { work.isRunning = true }
      return !work.isRunning
    }
    if starts { Task.detached { await self.write() } }
  }

  /// Returns when everything is written.
  func finish() {
    let isRunning = work.withLock { work in
      work.isEnding = true
      return work.isRunning
    }
    if isRunning { _ = ended.wait(timeout: .now() + Self.patience) }
  }

  /// Writes until nothing is left; there is only ever one who writes, so the newest stays.
  private func write() async {
    while let drafts = next() {
      for draft in drafts { await save(draft) }
      if !work.withLock({ $0.isEnding }) { try? await Task.sleep(for: Self.pause) }
    }
  }

  private func next() -> [SavedDraft]? {
    work.withLock { work in
      guard work.waiting.isEmpty else {
        defer { work.waiting = [:] }
        return Array(work.waiting.values)
      }
      work.isRunning = false
      if work.isEnding { ended.signal() }
      return nil
    }
  }
}
