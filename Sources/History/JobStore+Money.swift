package import FoundationEssentials
import GRDB
package import Jobs

/// The books: what each job costs is written with the job, and what is spent is read from sums.
extension JobStore {
  /// What was spent and is set aside, on that day and in all.
  package func spent(at date: Date) throws(StoreError) -> SpentSoFar {
    try read { db in try Self.spent(at: date, db) }
  }

  /// What its own jobs of that model took and cost; nil where there are none.
  package func experience(of model: String) throws(StoreError) -> Experience? {
    try read { db in try Self.experience(of: model, db) }
  }

  /// What each model cost on the days from `first` on, or ever; the most expensive first.
  package func spending(since first: LocalDay?) throws(StoreError) -> [ModelSpending] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT model, sum(spent) AS spent, sum(reserved) AS reserved, count(*) AS jobs,
            sum(EXISTS (SELECT 1 FROM job WHERE job.id = charge.job AND verdict = 'kept')) AS kept
          FROM charge WHERE day >= ? AND spent + reserved > 0 GROUP BY model ORDER BY spent DESC, model
          """, arguments: [first?.name ?? ""])
      return rows.map { row in
        ModelSpending(
          model: row["model"], spending: Self.spending(row), jobs: row["jobs"], kept: row["kept"])
      }
    }
  }

  static func spent(at date: Date, _ db: Database) throws -> SpentSoFar {
    let day = LocalDay(date)
    return SpentSoFar(
      today: try spending(span: day.name, db), dayEnds: day.end,
      inAll: try spending(span: "library", db))
  }

  /// What the caps leave for one more job of a batch.
  static func budget(
    _ caps: Caps, batch: String, at date: Date, _ db: Database
  ) throws -> Budget {
    guard !caps.isEmpty else { return Budget(caps) }
    let own = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(spent), 0) AS spent, coalesce(sum(reserved), 0) AS reserved
        FROM charge WHERE batch = ?
        """, arguments: [batch])
    let spent = try Self.spent(at: date, db)
    return Budget(
      caps,
      used: [
        .batch: own.map(spending) ?? Spending(), .day: spent.today(at: date),
        .total: spent.inAll,
      ])
  }

  private static func spending(span: String, _ db: Database) throws -> Spending {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM spending WHERE span = ?"), arguments: [span]
    )
    .map(spending) ?? Spending()
  }

  private static func spending(_ row: Row) -> Spending {
    Spending(spent: Money(micros: row["spent"]), reserved: Money(micros: row["reserved"]))
  }
}

extension Job {
  /// No write of a job can forget the books.
  func aroundSave(_ db: Database, save: () throws -> PersistenceSuccess) throws {
    _ = try save()
    let mine = spending
    // What costs nothing needs no row, but it may have one from before.
    let isNothing = mine == Spending()
    let statement = try db.cachedStatement(
      sql: isNothing
        ? "UPDATE charge SET spent = 0, reserved = 0 WHERE job = ?1 AND spent + reserved <> 0"
        : """
        INSERT INTO charge (job, batch, model, day, spent, reserved) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (job) DO UPDATE SET day = ?4, spent = ?5, reserved = ?6
        WHERE day <> ?4 OR spent <> ?5 OR reserved <> ?6
        """)
    try statement.execute(
      arguments: isNothing
        ? [id]
        : [
          id, token, model, LocalDay(submittedAt ?? createdAt).name, mine.spent.micros,
          mine.reserved.micros,
        ])
  }
}
