import GRDB

/// What a person calls a job, as a JSON list.
enum Migration006 {
  static let name = "006 tags"

  static func migrate(_ db: Database) throws {
    try db.alter(table: "job") { table in
      table.add(column: "tags", .text)
    }
  }
}
