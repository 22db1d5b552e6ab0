/// Lets so many work at a time; the others wait for their turn without keeping anybody from working.
package actor Lanes {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(_ count: Int) { free = count }

  package func pass(_ work: @Sendable () async throws -> Void) async rethrows {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
    defer {
      if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
    try await work()
  }
}
