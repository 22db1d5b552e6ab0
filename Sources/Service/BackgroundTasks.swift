import Synchronization

/// What goes on in the background: for each job at most one task of a kind, forgotten when it ends.
final class BackgroundTasks: Sendable {
  enum Kind: Hashable, Sendable {
    case sending, asking, fetching, looking, caring, writing, queueing, counting
  }

  private struct Name: Hashable {
    let kind: Kind
    let job: String
  }

  private struct State {
    var current: [Name: (number: Int, task: Task<Void, Never>)] = [:]
    var started = 0
    var running = 0
    var stopped: Set<Kind> = []
  }

  private let state = Mutex(State())

  /// How many have not ended.
  var count: Int { state.withLock { $0.running } }

  /// How many of these kinds go on.
  func count(of kinds: Set<Kind>) -> Int {
    state.withLock { $0.current.keys.count { kinds.contains($0.kind) } }
  }

  func goesOn(_ kind: Kind, _ job: String) -> Bool {
    state.withLock { $0.current[Name(kind: kind, job: job)] != nil }
  }

  /// Starts the work, unless the same goes on for that job already or its kind was stopped.
  func start(
    _ kind: Kind, _ job: String = "", replacing: Bool = false,
    _ work: @escaping @Sendable () async -> Void
  ) {
    let name = Name(kind: kind, job: job)
    state.withLock { state in
      guard !state.stopped.contains(kind) else { return }
      if let current = state.current[name] {
        guard replacing else { return }
        current.task.cancel()
      }
      state.started += 1
      state.running += 1
      let number = state.started
      let task = Task {
        await work()
        ended(name, number)
      }
      state.current[name] = (number, task)
    }
  }

  private func ended(_ name: Name, _ number: Int) {
    state.withLock { state in
      state.running -= 1
      if state.current[name]?.number == number { state.current[name] = nil }
    }
  }

  /// Cancels all of these kinds but those for certain jobs.
  func cancel(_ kinds: Set<Kind>, except jobs: Set<String>) {
    state.withLock { state in
      for (name, current) in state.current
      where kinds.contains(name.kind) && !jobs.contains(name.job) {
        current.task.cancel()
      }
    }
  }

  /// Cancels all of these kinds, and starts none of them any more.
  func stop(_ kinds: Set<Kind>) {
    state.withLock { state in
      state.stopped.formUnion(kinds)
      for (name, current) in state.current where kinds.contains(name.kind) {
        current.task.cancel()
      }
    }
  }
}
