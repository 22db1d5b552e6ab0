import GRDB

/// What a person says of a job, what it came from, and what its texts were chosen from.
enum Migration007 {
  static let name = "007 remarks, parents and templates"

  static func migrate(_ db: Database) throws {
    try db.alter(table: "job") { table in
      table.add(column: "rating", .integer)
      table.add(column: "verdict", .text)
      table.add(column: "note", .text)
      table.add(column: "trashed_at", .text)
      // JSON.
      table.add(column: "parents", .text)
      table.add(column: "expansion", .text)
    }
  }
}
