import Jobs

extension StudioState {
  /// Asks what the job in the box came from, each time that the box is opened.
  mutating func lineageToLoad() -> [Effect] {
    var shown: String?
    for case .detail(let job, _, _) in overlays { shown = job }
    guard shown != askedLineage else { return [] }
    askedLineage = shown
    lineage = nil
    return shown.map { [.loadLineage(of: $0)] } ?? []
  }
}
