import FoundationEssentials
import History
import Jobs
import Schema

/// What the library's own jobs say of how long others take, read at most every ten seconds.
struct LearntLatencies: Sendable {
  private let bench: Workbench
  private var known: [Settings: (latency: Latency, until: Date)] = [:]

  /// Seconds for which a reading holds.
  private static let holds = 10.0
  /// Of so many of the newest jobs of a model those with the same settings are sought.
  private static let reach = 60
  /// So many jobs with the same settings say more than all others of the model.
  private static let enough = 8

  /// What the time of a generation can depend on: everything but words, seed and files.
  private struct Settings: Hashable {
    let model: String
    let values: Values

    init(_ job: Job, _ schema: ModelSchema?) {
      model = job.model
      values = job.values.filter { name, _ in
        switch schema?.parameter(name)?.kind {
        case .integer, .number, .toggle, .choice: true
        case .text, .seed, .media, .mediaList, nil: false
        }
      }
    }
  }

  init(bench: Workbench) { self.bench = bench }

  /// From jobs with the same settings where there are enough, else from those of the model, else from what
  /// its file says.
  mutating func latency(of job: Job) -> Latency {
    let schema = bench.catalog[job.model]
    let settings = Settings(job, schema)
    let now = bench.clock.now()
    if let known = known[settings], known.until > now { return known.latency }
    let latency = read(settings, schema, of: job)
    known = known.filter { $0.value.until > now }
    known[settings] = (latency, now.addingTimeInterval(Self.holds))
    return latency
  }

  private func read(_ settings: Settings, _ schema: ModelSchema?, of job: Job) -> Latency {
    let saved = (try? bench.store.saved(of: job.model, limit: Self.reach)) ?? []
    let alike = saved.filter { Settings($0, schema) == settings }.compactMap(\.secondsTaken)
    let own = alike.count < Self.enough ? saved.compactMap(\.secondsTaken) : alike
    guard own.isEmpty else { return Latency(seconds: Array(own.prefix(Latency.mostJobs))) }
    return schema?.seconds?.bounds(for: job.values).map { said in
      Latency(seconds: Array(Set([said.lowerBound, said.upperBound])))
    } ?? .unknown
  }
}
