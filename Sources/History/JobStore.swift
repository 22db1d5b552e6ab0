package import FoundationEssentials
import GRDB
import Glibc
package import Jobs

/// Remembers every job in one SQLite file, durably: when a write has returned, it survives a power cut.
///
/// Several programs may use one library at the same time (a studio and `dailies wait`).
package struct JobStore: Sendable {
  package let folder: String
  let database: DatabasePool

  /// Opens the library in a folder, makes both where they are missing and brings an older one up to date.
  package init(folder: String) throws(StoreError) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.label = "library"
      database = try DatabasePool(path: folder + "/library.sqlite", configuration: configuration)
      // GRDB sets NORMAL while it opens the pool, which may lose the last commits at a power cut: a
      // generation could then be paid for twice. So FULL comes after.
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      try Self.oneAtATime(folder) { try Self.migrator.migrate(database) }
    } catch {
      throw StoreError("opened", folder, error)
    }
  }

  /// Two programs that open a new library at once would both make its tables.
  private static func oneAtATime(_ folder: String, _ work: () throws -> Void) throws {
    let lock = open(folder + "/migration.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(lock) }
    try work()
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration001.name, migrate: Migration001.migrate)
    migrator.registerMigration(Migration002.name, migrate: Migration002.migrate)
    return migrator
  }

  /// Stores new jobs, all or none. Where their token is already there, nothing is written and the jobs
  /// that it made are the answer.
  package func insert(_ jobs: [Job]) throws(StoreError) -> [Job] {
    try write { db in
      guard let token = jobs.first?.token else { return [] }
      let stored = try Job.filter(Job.Columns.token == token).order(Job.Columns.ordinal).fetchAll(
        db)
      guard stored.isEmpty else { return stored }
      for job in jobs { try job.insert(db) }
      return jobs
    }
  }

  /// Applies a change to the job as it is now and stores it; nil where its state does not allow the
  /// change or it is gone, or where another job holds its request id, and then nothing is written. The
  /// read and the write are one transaction, also towards other programs.
  package func apply(_ change: JobChange, to id: String) throws(StoreError) -> Job? {
    try write { db in
      guard let job = try Job.fetchOne(db, key: id), let next = change.apply(to: job) else {
        return nil
      }
      do {
        try next.update(db)
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
      {
        return nil
      }
      return next
    }
  }

  /// Where a file of this content was uploaded to, for the same API.
  package func upload(sha256: String, origin: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT url FROM upload WHERE sha256 = ? AND origin = ?",
        arguments: [sha256, origin])
    }
  }

  package func rememberUpload(
    sha256: String, origin: String, url: String, at date: Date
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO upload (sha256, origin, url, uploaded_at) VALUES (?, ?, ?, ?)",
        arguments: [sha256, origin, url, date])
    }
  }

  func write<Result: Sendable>(
    _ body: @Sendable (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do { return try database.write(body) } catch { throw StoreError("written", folder, error) }
  }

  func read<Result: Sendable>(
    _ body: @Sendable (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do { return try database.read(body) } catch { throw StoreError("read", folder, error) }
  }
}
