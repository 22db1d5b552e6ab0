import FoundationEssentials
import GRDB
package import Jobs
import Schema

extension JobStore {
  package func job(_ id: String) throws(StoreError) -> Job? {
    try look { db in try Self.job(id, db) }
  }

  /// The jobs whose id begins so, newest first; ids are long and people type a part.
  package func jobs(idPrefix: String) throws(StoreError) -> [Job] {
    try read { db in
      try Job.filter(Job.Columns.id.like(idPrefix.escapedForLike + "%", escape: "\\"))
        .order(Job.Columns.number.desc).fetchAll(db)
    }
  }

  /// The newest job whose clip has this content.
  package func job(clip sha256: String) throws(StoreError) -> Job? {
    try read { db in
      try Job.filter(sql: "json_extract(clip, '$.sha256') = ?", arguments: [sha256])
        .order(Job.Columns.number.desc).fetchOne(db)
    }
  }

  /// Every job in one of these states, oldest first.
  package func jobs(in states: Set<JobState>) throws(StoreError) -> [Job] {
    try look { db in try Self.inStates(states).fetchAll(db) }
  }

  /// Which of these request ids a job here already holds.
  package func heldRequests(_ ids: [String], origin: String) throws(StoreError) -> Set<String> {
    try read { db in
      try Job.filter(ids.contains(Job.Columns.requestID))
        .filter(Column(Job.CodingKeys.origin) == origin)
        .select(Job.Columns.requestID, as: String.self).fetchSet(db)
        .union(Self.heldByEmptied(ids, origin: origin, db))
    }
  }

  /// What a parameter of this name held in the newest jobs, each value once, the newest first; a text that was chosen
  /// from several as it was written.
  package func pastValues(of parameter: String) throws(StoreError) -> [String] {
    try read { db in
      var seen: Set<String> = []
      return try Row.fetchAll(
        db,
        Job.order(Job.Columns.number.desc).limit(1000)
          .select(Job.Columns.parameters, Column(Job.CodingKeys.expansion))
      )
      .flatMap { row -> [String] in
        // Of what was chosen from several, what was written: it is there once.
        if let json = row[1] as Data?,
          let expansion = try? JSONDecoder().decode(Expansion.self, from: json),
          let template = expansion.templates[parameter]
        {
          return [template]
        }
        let value = (try? Value(json: row[0] as Data))?[parameter] ?? .null
        return (value.items ?? [value]).filter { !$0.isEmpty }.map(\.words)
      }
      .filter { seen.insert($0).inserted }
    }
  }

  /// Takes an ended job out of the list of jobs beside the form; it stays in the history. Whether it
  /// had ended and is out of that list now.
  package func forget(_ id: String) throws(StoreError) -> Bool {
    try write { db in
      guard let job = try Self.job(id, db), job.state.isEnded else { return false }
      try db.execute(sql: "INSERT OR IGNORE INTO forgotten (job) VALUES (?)", arguments: [id])
      return true
    }
  }

  /// Puts a job that was taken out of that list back. Whether it was out and is in again.
  package func recall(_ id: String) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM forgotten WHERE job = ?", arguments: [id])
      return db.changesCount > 0
    }
  }

  /// What the newest saved jobs of each model took and cost.
  static func experience(_ db: Database) throws -> [String: Experience] {
    let models = try String.fetchAll(db, sql: distinctModels)
    return try models.reduce(into: [:]) { experience, model in
      experience[model] = try Self.experience(of: model, db)
    }
  }

  static func experience(of model: String, _ db: Database) throws -> Experience? {
    Experience(try Self.saved(of: model, limit: Experience.mostJobs).fetchAll(db))
  }

  /// The newest saved jobs of a model, newest first.
  package func saved(of model: String, limit: Int) throws(StoreError) -> [Job] {
    try read { db in try Self.saved(of: model, limit: limit).fetchAll(db) }
  }

  private static func saved(of model: String, limit: Int) -> QueryInterfaceRequest<Job> {
    Job.filter(Job.Columns.model == model && Job.Columns.state == JobState.done.rawValue)
      .order(Job.Columns.createdAt.desc).limit(limit)
  }

  /// Steps from model to model through the index, so that it takes as long as there are models and
  /// not as there are jobs.
  static let distinctModels = """
    WITH RECURSIVE name(model) AS (
      SELECT min(model) FROM job
      UNION ALL
      SELECT (SELECT min(model) FROM job WHERE model > name.model) FROM name
      WHERE name.model IS NOT NULL
    )
    SELECT model FROM name WHERE model IS NOT NULL
    """

  /// How many jobs the presses made that made these, by their token; those that made one are left out. Of what is gone
  /// since, the numbers of the others still tell.
  static func batches(of jobs: [Job], _ db: Database) throws -> [String: Int] {
    // More than anybody sees at a time.
    let tokens = Set(jobs.prefix(1000).map(\.token))
    let request: SQLRequest<Row> = """
      SELECT token, MAX(ordinal) + 1 FROM job WHERE token IN \(tokens) GROUP BY token HAVING MAX(ordinal) > 0
      """
    return try request.fetchAll(db).reduce(into: [:]) { batches, row in
      batches[row[0]] = row[1]
    }
  }

  /// The newest jobs that nobody took out of the list beside the form.
  static var recent: QueryInterfaceRequest<Job> {
    Job.filter(sql: "NOT EXISTS (SELECT 1 FROM forgotten WHERE forgotten.job = job.id)")
      .filter(sql: "trashed_at IS NULL")
      .order(Job.Columns.number.desc).limit(JobWindow.mostRecent)
  }

  // Asked many times a second, so their statements are kept: compiling one takes longer than running it.

  static func job(_ id: String, _ db: Database) throws -> Job? {
    try Job.fetchOne(db.cachedStatement(sql: "SELECT * FROM job WHERE id = ?"), arguments: [id])
  }

  static func inStates(_ states: Set<JobState>) -> SQLRequest<Job> {
    let marks = Array(repeating: "?", count: states.count).joined(separator: ",")
    return SQLRequest(
      sql: "SELECT * FROM job WHERE state IN (\(marks)) ORDER BY number",
      arguments: StatementArguments(states.map(\.rawValue)), cached: true)
  }
}

extension String {
  var escapedForLike: String {
    reduce(into: "") { escaped, character in
      if "%_\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}
