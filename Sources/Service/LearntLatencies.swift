import FoundationEssentials
import History
import Jobs
import Schema

/// What the library's own jobs say of how long others take, read at most every ten seconds.
struct LearntLatencies: Sendable {
  private let bench: Workbench
  /// By model.
  private var past: [String: Reading] = [:]

  /// Seconds for which a reading holds.
  private static let holds = 10.0
  /// Of so many of the newest jobs of a model those with the same settings are sought.
  private static let reach = 60
  /// So many jobs with the same settings say more than all others of the model.
  private static let enough = 8

  private struct Reading: Sendable {
    let jobs: [(settings: Values, seconds: Double)]
    let until: Date
  }

  init(bench: Workbench) { self.bench = bench }

  /// From jobs with the same settings where there are enough, else from those of the model, else from what
  /// its file says.
  mutating func latency(of job: Job) -> Latency {
    let schema = bench.catalog[job.model]
    let past = past(of: job.model, schema)
    let settings = Self.settings(job, schema)
    let alike = past.filter { $0.settings == settings }
    let own = (alike.count < Self.enough ? past : alike).prefix(Latency.mostJobs)
    guard own.isEmpty else { return Latency(seconds: own.map(\.seconds)) }
    return schema?.seconds?.bounds(for: job.values).map { said in
      Latency(seconds: Array(Set([said.lowerBound, said.upperBound])))
    } ?? .unknown
  }

  private mutating func past(
    of model: String, _ schema: ModelSchema?
  ) -> [(settings: Values, seconds: Double)] {
    let now = bench.clock.now()
    if let known = past[model], known.until > now { return known.jobs }
    // A library that cannot be read says nothing of it.
    let saved = (try? bench.store.saved(of: model, limit: Self.reach)) ?? []
    let jobs = saved.compactMap { job in
      job.secondsTaken.map { (Self.settings(job, schema), $0) }
    }
    past[model] = Reading(jobs: jobs, until: now.addingTimeInterval(Self.holds))
    return jobs
  }

  private static func settings(_ job: Job, _ schema: ModelSchema?) -> Values {
    let names = Set(schema?.settings ?? [])
    return job.values.filter { names.contains($0.key) }
  }
}
