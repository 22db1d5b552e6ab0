import GRDB

/// A revision of each job, another one after each change: so what was read once is read again only where it differs.
enum Migration014 {
  static let name = "014 revisions of jobs"

  /// A chance number and no count: a job that is taken up anew after it was emptied must not pass for what it was.
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE job ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        CREATE TRIGGER job_revised AFTER UPDATE ON job WHEN NEW.revision = OLD.revision BEGIN
          UPDATE job SET revision = random() WHERE rowid = NEW.rowid;
        END;
        """)
  }
}
