import GRDB

/// How many jobs outside the trash each day has, by their numbers: so a page deep in the list is found without those
/// before it. Triggers keep it, as they keep the number of all.
enum Migration013 {
  static let name = "013 jobs of each day"

  /// What the numbers of one day span, in UTC.
  static let day = 86_400_000_000

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE tally_day (day INTEGER PRIMARY KEY, jobs INTEGER NOT NULL);
        INSERT INTO tally_day
          SELECT number / \(day), count(*) FROM job WHERE trashed_at IS NULL GROUP BY 1;
        CREATE TRIGGER tally_stored AFTER UPDATE OF number ON job WHEN NEW.trashed_at IS NULL BEGIN
          INSERT INTO tally_day VALUES (NEW.number / \(day), 1)
            ON CONFLICT (day) DO UPDATE SET jobs = jobs + 1;
        END;
        CREATE TRIGGER tally_thrown AFTER UPDATE OF trashed_at ON job
        WHEN (NEW.trashed_at IS NULL) <> (OLD.trashed_at IS NULL)
        BEGIN
          INSERT INTO tally_day VALUES (NEW.number / \(day), iif(NEW.trashed_at IS NULL, 1, -1))
            ON CONFLICT (day) DO UPDATE SET jobs = jobs + excluded.jobs;
        END;
        CREATE TRIGGER tally_gone AFTER DELETE ON job WHEN OLD.trashed_at IS NULL BEGIN
          UPDATE tally_day SET jobs = jobs - 1 WHERE day = OLD.number / \(day);
        END;
        """)
  }
}
