import GRDB

/// Ended jobs that a person took out of the list beside the form.
enum Migration002 {
  static let name = "002 forgotten jobs"

  static func migrate(_ db: Database) throws {
    try db.create(table: "forgotten") { table in
      table.primaryKey("job", .text).references("job", onDelete: .cascade)
    }
  }
}
