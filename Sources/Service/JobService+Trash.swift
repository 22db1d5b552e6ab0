package import Jobs

extension JobService {
  /// What emptying the trash would take away.
  package nonisolated func trash() throws -> TrashCount { try Trash(bench: bench).look() }

  /// Empties the trash: jobs, sidecars and clips are gone for good. What was paid stays known.
  @concurrent
  package nonisolated func emptyTrash() async throws -> TrashCount {
    try Trash(bench: bench).empty()
  }
}
