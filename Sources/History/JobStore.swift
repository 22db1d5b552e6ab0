package import FoundationEssentials
import GRDB
import Glibc
package import Jobs

/// Remembers every job in one SQLite file, durably: when a write has returned, it survives a power cut.
///
/// Several programs may use one library at the same time (a studio and `dailies wait`).
package struct JobStore: Sendable {
  package let folder: String
  /// What a person has to know of the opening: that the library was damaged or gone, and what was done.
  package let notice: String?
  let database: DatabasePool
  let others: OtherPrograms
  let health: LibraryHealth
  /// Kept while the library is open: nobody may set it aside meanwhile.
  private let presence: FileLock

  /// Opens the library in a folder, makes both where they are missing and brings an older one up to date.
  /// One that is damaged or lost is set aside and made anew from the sidecars.
  ///
  /// - Parameters:
  ///   - clips: the folder of the sidecars; `clips` in the library's where none is given.
  ///   - network: what kind of network file system a folder is on, if any.
  package init(
    folder: String, clips: String? = nil,
    network: (String) -> String? = NetworkFileSystem.kind(ofFolder:)
  ) throws(StoreError) {
    self.folder = folder
    if let kind = network(folder) { throw StoreError(folder: folder, isOn: kind) }
    do {
      let opening = try LibraryOpening(folder: folder, clips: clips ?? folder + "/clips")
      health = opening.health
      presence = opening.presence
      (database, notice) = try opening.open()
      others = OtherPrograms(folder: folder, database: database)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError("opened", folder, error)
    }
  }

  init(folder: String, database: DatabasePool, health: LibraryHealth, presence: FileLock) {
    self.folder = folder
    self.database = database
    others = OtherPrograms(folder: folder, database: database)
    self.health = health
    self.presence = presence
    notice = nil
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration001.name, migrate: Migration001.migrate)
    migrator.registerMigration(Migration002.name, migrate: Migration002.migrate)
    migrator.registerMigration(Migration003.name, migrate: Migration003.migrate)
    migrator.registerMigration(Migration004.name, migrate: Migration004.migrate)
    migrator.registerMigration(Migration005.name, migrate: Migration005.migrate)
    migrator.registerMigration(Migration006.name, migrate: Migration006.migrate)
    migrator.registerMigration(Migration007.name, migrate: Migration007.migrate)
    migrator.registerMigration(Migration008.name, migrate: Migration008.migrate)
    migrator.registerMigration(Migration009.name, migrate: Migration009.migrate)
    migrator.registerMigration(Migration010.name, migrate: Migration010.migrate)
    migrator.registerMigration(Migration011.name, migrate: Migration011.migrate)
    migrator.registerMigration(Migration012.name, migrate: Migration012.migrate)
    migrator.registerMigration(Migration013.name, migrate: Migration013.migrate)
    migrator.registerMigration(Migration014.name, migrate: Migration014.migrate)
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
  /// change or it is gone or being emptied from the trash, or where another job holds its request id, and then nothing is written. The
  /// read and the write are one transaction, also towards other programs. While the queue is paused,
  /// nothing is claimed, and never what a cap would be passed by: that job then waits for a person.
  ///
  /// - Parameters:
  ///   - lease: what the change rests on; where that is held no more, nothing is written.
  ///   - caps: what a claim rests on.
  package func apply(
    _ change: JobChange, to id: String, under lease: Lease? = nil, within caps: Caps = .none
  ) throws(StoreError) -> Job? {
    try write { db in
      if let lease, try !Self.isHeld(lease, db) { return nil }
      guard let job = try Self.job(id, db), let next = change.apply(to: job),
        try job.trashedAt == nil || !Self.isBeingEmptied(id, db)
      else { return nil }
      if case .claimed = change, try Self.isQueuePaused(db) {
        // What was uploaded for it is remembered; it only has to wait again.
        if job.state == .uploading { try JobChange.returned(pause: nil).apply(to: job)?.update(db) }
        return nil
      }
      if case .claimed(_, _, let date) = change,
        let refusal = try Self.budget(caps, batch: job.token, at: date, db)
          .refusal(of: job.price)
      {
        try JobChange.paused(refusal).apply(to: job)?.update(db)
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

  /// From now on these files count as never uploaded.
  package func forgetUploads(sha256 hashes: Set<String>, origin: String) throws(StoreError) {
    try write { db in
      for hash in hashes {
        try db.execute(
          sql: "DELETE FROM upload WHERE sha256 = ? AND origin = ?", arguments: [hash, origin])
      }
    }
  }

  func write<Result: Sendable>(
    _ body: @Sendable (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do { return try database.write(body) } catch { throw failure("written", error) }
  }

  func read<Result: Sendable>(
    _ body: @Sendable (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do { return try database.read(body) } catch { throw failure("read", error) }
  }

  /// The same for what one statement answers: that is of one moment without a transaction around it.
  func look<Result: Sendable>(
    _ body: @Sendable (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do { return try database.unsafeRead(body) } catch { throw failure("read", error) }
  }

  /// The error in words. Damage is remembered: the next program that has the library to itself sets it
  /// aside, whether it comes by the damaged place or not.
  func failure(_ action: String, _ error: any Error) -> StoreError {
    if error.isDamage { try? health.note(.damaged) }
    return StoreError(action, folder, error)
  }
}
