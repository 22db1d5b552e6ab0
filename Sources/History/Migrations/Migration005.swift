import GRDB

/// What a job had cost before it was asked about again.
enum Migration005 {
  static let name = "005 charged before"

  static func migrate(_ db: Database) throws {
    try db.alter(table: "job") { table in
      table.add(column: "charged_before", .text)
    }
  }
}
