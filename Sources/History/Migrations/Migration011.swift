import GRDB

/// Which job came from which, to be followed both ways. A trigger keeps it, so that no way into the library can
/// forget it.
enum Migration011 {
  static let name = "011 descent"

  static func migrate(_ db: Database) throws {
    try db.create(table: "descent") { table in
      table.column("child", .text).notNull().references("job", onDelete: .cascade)
      // Perhaps of another library, or emptied from the trash.
      table.column("parent", .text).notNull()
      table.primaryKey(["child", "parent"], onConflict: .ignore)
    }
    try db.create(index: "descent_parent", on: "descent", columns: ["parent"])
    let rows = "SELECT job.id, json_extract(value, '$.job') FROM job, json_each(job.parents)"
    try db.execute(
      sql: """
        INSERT INTO descent (child, parent) \(rows) WHERE job.parents IS NOT NULL;
        CREATE TRIGGER job_descent AFTER INSERT ON job WHEN new.parents IS NOT NULL BEGIN
          INSERT INTO descent (child, parent)
          SELECT new.id, json_extract(value, '$.job') FROM json_each(new.parents);
        END
        """)
  }
}
