import GRDB
import Jobs

/// Reads jobs again and again, and makes anew only those that were changed since, which is most of the work: two
/// looks at a thousand open jobs differ in a few.
struct JobReader {
  private typealias Known = [String: (revision: Int64, job: Job)]

  /// Met in the look before, and in this one.
  private var before: Known = [:]
  private var met: Known = [:]

  /// What was not met in the look before is forgotten.
  mutating func beginLook() { (before, met) = (met, [:]) }

  /// The jobs of a request, in its order.
  mutating func jobs(_ request: some FetchRequest, _ db: Database) throws -> [Job] {
    let rows = try Row.fetchCursor(db, request)
    var jobs: [Job] = []
    while let row = try rows.next() { jobs.append(try job(row)) }
    return jobs
  }

  private mutating func job(_ row: Row) throws -> Job {
    let id: String = row[Job.Columns.id]
    let revision: Int64 = row[Job.Columns.revision]
    if let known = met[id] ?? before[id], known.revision == revision {
      met[id] = known
      return known.job
    }
    let job = try Job(row: row)
    met[id] = (revision, job)
    return job
  }
}
