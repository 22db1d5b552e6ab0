import FoundationEssentials
import GRDB
import Jobs

/// A query as SQL: the numbers of the jobs that fit, newest first.
///
/// A job's number grows with the moment of its submit, so both indexes have the newest at their end: nothing is
/// sorted, and nothing is read beyond what was asked for.
struct JobSearch {
  let sql: String
  let arguments: StatementArguments
  private let findsNothing: Bool

  init(
    _ query: JobQuery, now: Date, in timeZone: TimeZone, models: () throws -> [String]
  ) rethrows {
    var conditions = [query.isInTrash ? "job.trashed_at IS NOT NULL" : "job.trashed_at IS NULL"]
    var arguments = StatementArguments()
    func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?]) {
      conditions.append(condition)
      arguments += StatementArguments(values)
    }
    func add(_ column: String, among values: [String]) {
      let places = values.map { _ in "?" }.joined(separator: ",")
      add("job.\(column) IN (\(places))", values)
    }

    let wanted = Self.wanted(query)
    let unwanted =
      query.without.isEmpty
      ? "" : "- template : (\(query.without.map(Self.phrase).joined(separator: " OR ")))"
    if let wanted {
      add("job_text MATCH ?", [unwanted.isEmpty ? wanted : "(\(wanted)) NOT (\(unwanted))"])
    } else if !unwanted.isEmpty {
      add("job.number NOT IN (SELECT rowid FROM job_text WHERE job_text MATCH ?)", [unwanted])
    }
    if let model = query.model {
      let named = try models().filter { $0.lowercased().contains(model) }
      findsNothing = named.isEmpty
      add("model", among: named)
    } else {
      findsNothing = false
    }
    if let states = query.states { add("state", among: states.map(\.rawValue)) }
    if query.isPaused {
      add("job.state = ? AND job.pause IS NOT NULL", [JobState.waiting.rawValue])
    }
    if let seed = query.seed { add("job.seed = ?", [seed]) }
    if let rating = query.rating { add("job.rating \(rating.side.rawValue) ?", [rating.number]) }
    if let cost = query.cost { add("job.cost \(cost.side.rawValue) ?", [cost.number]) }
    if let verdict = query.verdict { add("job.verdict = ?", [verdict.rawValue]) }
    // The index of texts knows the words of a tag, not where it begins.
    for tag in query.tags {
      add(#"job.tags LIKE ? ESCAPE '\'"#, [#"%""# + tag.escapedForLike + "%"])
    }
    if let day = query.since {
      add("job.number >= ?", [Self.number(day.start(now: now, in: timeZone))])
    }
    if let day = query.before {
      add("job.number < ?", [Self.number(day.start(now: now, in: timeZone))])
    }
    if let batch = query.batch {
      add(
        "job.token IN (SELECT token FROM job WHERE id >= ? AND id < ?)", [batch, batch + "\u{7F}"])
    }
    // What the words find is looked up in the same index: the fewer are in it, the quicker.
    let table =
      wanted == nil
      ? query.batch == nil ? "job INDEXED BY \(Self.index(query))" : "job"
      : "job_text CROSS JOIN job INDEXED BY \(Self.index(query)) ON job.number = job_text.rowid"
    let order = wanted == nil ? "job.number" : "job_text.rowid"
    sql = """
      SELECT \(order) FROM \(table) WHERE \(conditions.joined(separator: " AND "))
      ORDER BY \(order) DESC LIMIT ? OFFSET ?
      """
    self.arguments = arguments
  }

  /// The index that has fewest others in it; SQLite cannot know, since nothing counts the jobs for it.
  private static func index(_ query: JobQuery) -> String {
    if query.isInTrash { return "job_trash" }
    if query.seed != nil { return "job_seed" }
    if query.rating != nil { return "job_rated" }
    return query.verdict != nil ? "job_judged" : "job_newest"
  }

  func numbers(first: Int, limit: Int, _ db: Database) throws -> [Int64] {
    // SQLite knows no way to look for one of no models by an index.
    findsNothing
      ? [] : try Int64.fetchAll(db, sql: sql, arguments: arguments + [limit, first])
  }

  /// What the index of texts is asked for; nil where that knows nothing of it.
  private static func wanted(_ query: JobQuery) -> String? {
    let parts = query.words.map(phrase) + query.tags.map { "tags : \(phrase(.init($0)))" }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }

  /// Whatever signs are in it, they only part its words.
  private static func phrase(_ term: JobQuery.Term) -> String {
    let quoted = "\"\(term.text.replacing("\"", with: " "))\""
    return term.isQuoted ? quoted : quoted + " *"
  }

  private static func number(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1000).rounded()) * 1000
  }
}
