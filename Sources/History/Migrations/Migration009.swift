import GRDB

/// What each job costs or reserves, also of those that are deleted later, and the sums that caps go by.
enum Migration009 {
  static let name = "009 money"

  static func migrate(_ db: Database) throws {
    try db.alter(table: "job") { table in
      table.add(column: "estimate_from", .integer)
    }
    // No reference to the job: what was spent stays spent. Amounts are millionths of a dollar.
    try db.create(table: "charge", options: .withoutRowID) { table in
      table.primaryKey("job", .text)
      table.column("batch", .text).notNull()
      table.column("model", .text).notNull()
      table.column("day", .text).notNull()
      table.column("spent", .integer).notNull()
      table.column("reserved", .integer).notNull()
    }
    try db.create(
      index: "charge_batch", on: "charge", columns: ["batch", "spent", "reserved"])
    try db.create(
      index: "charge_day", on: "charge", columns: ["day", "model", "spent", "reserved"])
    // One row for the library and one for each day, so that no sum takes longer as the library grows.
    try db.create(table: "spending", options: .withoutRowID) { table in
      table.primaryKey("span", .text)
      table.column("spent", .integer).notNull()
      table.column("reserved", .integer).notNull()
    }
    try db.execute(
      sql: """
        CREATE TRIGGER charge_made AFTER INSERT ON charge BEGIN \(added) END;
        CREATE TRIGGER charge_changed AFTER UPDATE ON charge BEGIN
          UPDATE spending SET spent = spent - OLD.spent, reserved = reserved - OLD.reserved
          WHERE span IN ('library', OLD.day);
          \(added)
        END;
        """)
    try db.execute(sql: past)
    // How much a clip that is kept has cost asks for them.
    try db.execute(
      sql: "CREATE INDEX job_kept ON job(model, created_at) WHERE verdict = 'kept'")
  }

  private static let added = """
    INSERT INTO spending VALUES ('library', NEW.spent, NEW.reserved), (NEW.day, NEW.spent, NEW.reserved)
    ON CONFLICT (span) DO UPDATE SET
      spent = spent + excluded.spent, reserved = reserved + excluded.reserved;
    """

  /// As `Job.spending` has it.
  static let past = """
    INSERT INTO charge
    SELECT id, token, model, date(coalesce(submitted_at, created_at), 'localtime'),
      CASE WHEN cost IS NOT NULL THEN CAST(round(cost * 1000000) AS INTEGER)
        WHEN state IN ('submitting', 'queued', 'processing', 'downloading', 'unknown') THEN 0
        ELSE CAST(round(coalesce(estimate, 0) * 1000000) AS INTEGER) END,
      CASE WHEN cost IS NULL
          AND state IN ('submitting', 'queued', 'processing', 'downloading', 'unknown')
        THEN CAST(round(coalesce(estimate, 0) * 1000000) AS INTEGER) ELSE 0 END
    FROM job
    WHERE state NOT IN ('waiting', 'uploading', 'cancelled')
      AND (cost IS NOT NULL OR state <> 'failed' OR json_extract(failure, '$.charged') <> 'no')
    """
}
