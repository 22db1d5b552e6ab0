import GRDB

/// What finds jobs by their words, newest first; and what is left of jobs whose trash was emptied.
///
/// Triggers keep it, so that no write can forget it; the words of a job are written again only where they changed.
enum Migration008 {
  static let name = "008 finding and trash"

  static func migrate(_ db: Database) throws {
    // Grows with the moment of the submit. The implicit rowid does not, and VACUUM may change it.
    try db.alter(table: "job") { table in table.add(column: "number", .integer) }
    // All that filters ask for, so that they read no job that does not fit.
    try db.execute(
      sql: """
        DROP INDEX job_newest;
        CREATE INDEX job_newest ON job
          (number, trashed_at, model, state, seed, rating, verdict, cost, tags, token);
        CREATE INDEX job_trash ON job(number) WHERE trashed_at IS NOT NULL;
        CREATE INDEX job_seed ON job(seed, number);
        CREATE INDEX job_rated ON job(number, rating) WHERE rating IS NOT NULL;
        CREATE INDEX job_judged ON job(number, verdict) WHERE verdict IS NOT NULL;
        CREATE INDEX job_tags ON job(tags) WHERE tags IS NOT NULL;
        CREATE VIRTUAL TABLE job_text USING fts5(
          text, template, tags, model, request,
          tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', columnsize = 0);
        CREATE TABLE tally (id INTEGER PRIMARY KEY CHECK (id = 1), jobs INTEGER NOT NULL);
        CREATE TABLE emptied (job TEXT PRIMARY KEY, origin TEXT NOT NULL, request_id TEXT);
        CREATE INDEX emptied_request ON emptied(origin, request_id) WHERE request_id IS NOT NULL;
        """)
    for id in try String.fetchAll(db, sql: "SELECT id FROM job ORDER BY created_at, rowid") {
      try db.execute(sql: "UPDATE job SET number = \(number) WHERE id = ?", arguments: [id])
    }
    try db.execute(
      sql: """
        INSERT INTO job_text (rowid, text, template, tags, model, request)
          SELECT number, \(text), \(template), tags, model, request_id FROM job ORDER BY number;
        INSERT INTO tally SELECT 1, count(*) FROM job WHERE trashed_at IS NULL;
        """)
    try db.execute(sql: triggers)
  }

  /// Milliseconds since 1970, with three digits for those of the same one; then the next that is free.
  private static let moment =
    "CAST(round((julianday(job.created_at) - 2440587.5) * 86400000) AS INTEGER) * 1000"
  private static let number = """
    (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM job AS other WHERE other.number = \(moment))
       THEN \(moment)
       ELSE (SELECT max(number) + 1 FROM job AS other
             WHERE other.number BETWEEN \(moment) AND \(moment) + 999999) END)
    """

  /// By itself: what a text was not made of is no word of it for those who leave a word out.
  private static let template = """
    (SELECT group_concat(atom, ' ') FROM json_tree(job.expansion, '$.templates') WHERE type = 'text')
    """

  /// Values, note and errors.
  private static let text =
    [
      "(SELECT group_concat(atom, ' ') FROM json_tree(job.parameters) WHERE type = 'text')",
      "job.note",
      "json_extract(job.failure, '$.what')", "json_extract(job.failure, '$.providerText')",
      "json_extract(job.pause, '$.what')", "json_extract(job.pause, '$.providerText')",
    ].map { "coalesce(\($0), '')" }.joined(separator: " || ' ' || ")

  private static let triggers = """
    CREATE TRIGGER job_stored AFTER INSERT ON job BEGIN
      UPDATE job SET number = \(number) WHERE id = NEW.id;
      INSERT INTO job_text (rowid, text, template, tags, model, request)
        SELECT number, \(text), \(template), tags, model, request_id FROM job WHERE id = NEW.id;
      UPDATE tally SET jobs = jobs + 1 WHERE NEW.trashed_at IS NULL;
      DELETE FROM emptied WHERE job = NEW.id;
    END;
    CREATE TRIGGER job_said AFTER UPDATE OF tags, note, request_id, failure, pause ON job
    WHEN NEW.tags IS NOT OLD.tags OR NEW.note IS NOT OLD.note OR NEW.request_id IS NOT OLD.request_id
      OR NEW.failure IS NOT OLD.failure OR NEW.pause IS NOT OLD.pause
    BEGIN
      DELETE FROM job_text WHERE rowid = NEW.number;
      INSERT INTO job_text (rowid, text, template, tags, model, request)
        SELECT number, \(text), \(template), tags, model, request_id FROM job WHERE id = NEW.id;
    END;
    CREATE TRIGGER job_thrown AFTER UPDATE OF trashed_at ON job
    WHEN (NEW.trashed_at IS NULL) <> (OLD.trashed_at IS NULL)
    BEGIN
      UPDATE tally SET jobs = jobs + iif(NEW.trashed_at IS NULL, 1, -1);
    END;
    CREATE TRIGGER job_gone AFTER DELETE ON job BEGIN
      DELETE FROM job_text WHERE rowid = OLD.number;
      UPDATE tally SET jobs = jobs - 1 WHERE OLD.trashed_at IS NULL;
    END;
    """
}
