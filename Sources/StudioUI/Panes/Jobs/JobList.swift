package import Jobs

/// The jobs beside the form in their order, and what is asked of all of them with every key: worked out once for each
/// change of the library, by whoever read it.
package struct JobList: Sendable {
  package let open: [Job]
  /// The newest of all jobs without the forgotten ones.
  package let recent: [Job]
  /// Open ones and recent ones, the newest first; those that wait so that the next one is the lowest.
  package let all: [Job]
  /// What needs a person first, then what runs, then what ended; the newest first among equals.
  package let mostUrgent: [Job]
  /// How many have not ended; of how many the answer was lost; how many wait for a person.
  let unended: Int
  let unknown: Int
  let paused: Int
  /// How many wait for their turn alone, and how many go on by themselves.
  let waiting: Int
  let underWay: Int
  private let places: [String: Int]

  package init(open: [Job] = [], recent: [Job] = []) {
    (self.open, self.recent) = (open, recent)
    let openIDs = Set(open.map(\.id))
    let all = (open + recent.filter { !openIDs.contains($0.id) && !$0.state.isOpen })
      .sorted { ($0.place, $0.id) > ($1.place, $1.id) }
    self.all = all
    places = Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first }
    mostUrgent = (0...2).flatMap { rank in all.filter { Self.rank($0) == rank } }
    unended = open.count { $0.state.isOpen }
    paused = open.count { $0.pause != nil }
    unknown = open.count { $0.state == .unknown }
    let going = open.filter { $0.state.isOpen && $0.pause == nil && !$0.isLate }
    waiting = going.count { $0.state == .waiting }
    underWay = going.count - waiting
  }

  /// Where the job of that identity stands among all; nil where it is not in the list.
  package func place(of id: String) -> Int? { places[id] }

  package subscript(id: String) -> Job? { places[id].map { all[$0] } }

  private static func rank(_ job: Job) -> Int {
    if job.pause != nil || job.state == .unknown { return 0 }
    return job.state.isOpen ? 1 : 2
  }
}

extension JobList: Hashable {
  /// Everything else follows from these.
  package static func == (one: JobList, other: JobList) -> Bool {
    one.open == other.open && one.recent == other.recent
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(open)
    hasher.combine(recent)
  }
}
