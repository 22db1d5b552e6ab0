/// What a job came from and what came from it, as far as the library knows.
package struct Lineage: Hashable, Sendable {
  /// One job of the tree.
  package struct Node: Hashable, Sendable {
    package let job: Job
    /// How it came from the one it stands under; nil at the top.
    package let how: Parent.How?
    package let depth: Int
  }

  package let job: String
  private let jobs: [String: Job]

  /// - Parameter jobs: the job itself, all it came from and all that came from it.
  package init(of job: String, among jobs: [Job]) {
    self.job = job
    self.jobs = Dictionary(jobs.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Each job once, under the first it came from, the older of two first; empty where a job stands alone.
  package var tree: [Node] {
    guard jobs.count > 1 else { return [] }
    let inOrder = jobs.values.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    var nodes: [Node] = []
    var seen: Set<String> = []
    func add(_ job: Job, _ how: Parent.How?, _ depth: Int) {
      guard seen.insert(job.id).inserted else { return }
      nodes.append(Node(job: job, how: how, depth: depth))
      for child in inOrder {
        if let parent = firstParent(of: child), parent.job == job.id {
          add(child, parent.how, depth + 1)
        }
      }
    }
    for job in inOrder where firstParent(of: job) == nil { add(job, nil, 0) }
    return nodes
  }

  /// From the first job that led to this one, down to it: the shots of one film.
  package var path: [Job] {
    var path: [Job] = []
    var next = jobs[job]
    while let job = next, !path.contains(job) {
      path.insert(job, at: 0)
      next = firstParent(of: job).flatMap { jobs[$0.job] }
    }
    return path
  }

  /// A shot goes on from a frame or a clip before it goes on from values.
  private func firstParent(of job: Job) -> Parent? {
    let known = (job.parents ?? []).filter { jobs[$0.job] != nil && $0.job != job.id }
    return known.first { $0.how == .frame || $0.how == .clip } ?? known.first
  }
}
