import GRDB

/// The first library: jobs, drafts, and where local files were uploaded to.
enum Migration001 {
  static let name = "001 jobs, drafts and uploads"

  static func migrate(_ db: Database) throws {
    try db.create(table: "job") { table in
      table.primaryKey("id", .text)
      table.column("token", .text).notNull()
      table.column("ordinal", .integer).notNull()
      table.column("model", .text).notNull()
      table.column("contract", .text).notNull()
      table.column("parameters", .text).notNull()
      table.column("seed", .integer)
      table.column("files", .text).notNull()
      table.column("origin", .text).notNull()
      table.column("key_fingerprint", .text).notNull()
      table.column("estimate", .double)
      table.column("created_at", .text).notNull()
      table.column("state", .text).notNull()
      table.column("body", .text)
      table.column("owner", .text)
      table.column("submitted_at", .text)
      table.column("request_id", .text)
      table.column("status_url", .text)
      table.column("response_url", .text)
      table.column("output_url", .text)
      table.column("reported_seed", .integer)
      table.column("cost", .double)
      table.column("raw_reply", .text)
      table.column("clip", .text)
      table.column("failure", .text)
      table.column("finished_at", .text)
      table.column("pause", .text)
      // A second press of submit with the same token makes nothing.
      table.uniqueKey(["token", "ordinal"])
    }
    // What one job holds is no candidate for another that looks for its lost answer.
    try db.execute(
      sql: """
        CREATE UNIQUE INDEX job_request ON job(origin, request_id) WHERE request_id IS NOT NULL
        """)
    try db.create(index: "job_newest", on: "job", columns: ["created_at", "id"])
    try db.create(index: "job_state", on: "job", columns: ["state"])

    try db.create(index: "job_experience", on: "job", columns: ["model", "state", "created_at"])

    try db.create(table: "draft") { table in
      table.primaryKey("model", .text)
      table.column("parameters", .text).notNull()
      table.column("seed_mode", .text).notNull()
    }
    try db.create(table: "upload") { table in
      table.column("sha256", .text).notNull()
      table.column("origin", .text).notNull()
      table.column("url", .text).notNull()
      table.column("uploaded_at", .text).notNull()
      table.primaryKey(["sha256", "origin"], onConflict: .replace)
    }
  }
}
