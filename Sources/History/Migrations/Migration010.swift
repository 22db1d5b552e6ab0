import GRDB

/// What was typed into the fields of a draft that have several values, as JSON.
enum Migration010 {
  static let name = "010 drafts with several values"

  static func migrate(_ db: Database) throws {
    try db.alter(table: "draft") { table in
      table.add(column: "several", .text)
    }
  }
}
