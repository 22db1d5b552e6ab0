import FoundationEssentials
import GRDB
package import Jobs

extension JobStore {
  /// The newest jobs that fit, and how many fit; `isMore` where more do than were counted.
  ///
  /// - Parameter first: how many of the newest are left out.
  package func jobs(
    matching query: JobQuery, first: Int = 0, limit: Int
  ) throws(StoreError) -> (jobs: [Job], total: Int, isMore: Bool) {
    try read { db in
      var reader = JobReader()
      return try Self.page(query, first: first, limit: limit, &reader, db)
    }
  }

  /// All tags in use, in alphabetical order.
  package func tags() throws(StoreError) -> [String] {
    try read { db in
      let lists = try Data.fetchAll(db, sql: "SELECT DISTINCT tags FROM job WHERE tags IS NOT NULL")
      let decoder = JSONDecoder()
      return Set(lists.flatMap { (try? decoder.decode([String].self, from: $0)) ?? [] }).sorted()
    }
  }

  /// So many are counted before it is said that there are more.
  private static let counted = 1000

  static func page(
    _ query: JobQuery, first: Int, limit: Int, _ reader: inout JobReader, _ db: Database
  ) throws -> (jobs: [Job], total: Int, isMore: Bool) {
    var query = query
    query.problems = []
    if query == JobQuery() {
      let numbers = try Int64.fetchAll(
        db, sql: newest, arguments: ["first": first, "limit": limit])
      return (try jobs(numbers, &reader, db), try count(db), false)
    }
    // Who goes on in the list finds that it goes on.
    let most = max(Self.counted, first + 2 * limit) - first
    let search = try JobSearch(query, now: .now, in: .current, models: { try Self.models(db) })
    let numbers = try search.numbers(first: first, limit: most + 1, db)
    let jobs = try jobs(Array(numbers.prefix(limit)), &reader, db)
    return (jobs, first + min(numbers.count, most), numbers.count > most)
  }

  /// The numbers of the whole list from a place on. The tally of each day says in which one it begins, so that none
  /// before that day is read.
  static let newest = """
    WITH start AS (
      SELECT day, before
      FROM (SELECT day, sum(jobs) OVER (ORDER BY day DESC) - jobs AS before FROM tally_day)
      WHERE before <= :first ORDER BY day LIMIT 1)
    SELECT number FROM job INDEXED BY job_newest
    WHERE trashed_at IS NULL AND number < ((SELECT day FROM start) + 1) * \(Migration013.day)
    ORDER BY number DESC LIMIT :limit OFFSET :first - coalesce((SELECT before FROM start), 0)
    """

  /// How many jobs there are outside the trash.
  static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT jobs FROM tally") ?? 0
  }

  private static func models(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: distinctModels)
  }

  private static func jobs(
    _ numbers: [Int64], _ reader: inout JobReader, _ db: Database
  ) throws -> [Job] {
    let request = Job.filter(numbers.contains(Job.Columns.number)).order(Job.Columns.number.desc)
    return try reader.jobs(request, db)
  }
}
