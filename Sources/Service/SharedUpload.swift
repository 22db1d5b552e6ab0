import SegmindAPI
import Synchronization

/// One file on its way to the provider, for every job that needs it at the time.
final class SharedUpload: Sendable {
  private struct State {
    var jobs: [String] = []
    var task: Task<UploadAnswer, Never>?
  }

  private let state = Mutex(State())

  /// The jobs that wait for it.
  var jobs: [String] { state.withLock { $0.jobs } }

  /// What will come of it, for one more job; the first one begins it.
  func join(
    _ job: String, beginning work: @escaping @Sendable () async -> UploadAnswer
  ) -> Task<UploadAnswer, Never> {
    state.withLock { state in
      state.jobs.append(job)
      let task = state.task ?? Task { await work() }
      state.task = task
      return task
    }
  }

  /// The job needs it no more; with the last one it is broken off.
  func leave(_ job: String) {
    state.withLock { state in
      guard state.jobs.contains(job) else { return }
      state.jobs.removeAll { $0 == job }
      if state.jobs.isEmpty { state.task?.cancel() }
    }
  }
}
