import FoundationEssentials
import GRDB
import Glibc

/// Opens the library's file while no other program opens it: checks it, copies an older one before it is
/// brought up to date, and sets a damaged or lost one aside and makes it anew from the sidecars.
struct LibraryOpening {
  let health: LibraryHealth
  /// Shared by all that have the library open; whoever sets it aside needs it alone.
  let presence: FileLock
  private let folder: String
  private let clips: String
  /// Held until the library is open, so that of several programs one does what there is to do.
  private let turn: FileLock
  /// There has been a library here, so one that is missing was lost.
  private let wasUsed: Bool

  init(folder: String, clips: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    self.folder = folder
    self.clips = clips
    health = LibraryHealth(folder: folder)
    let lock = folder + "/migration.lock"
    wasUsed = access(lock, F_OK) == 0
    turn = try FileLock(lock, LOCK_EX)
    presence = try FileLock(folder + "/library.lock", LOCK_SH)
  }

  /// The open library, and what a person has to know of it.
  func open() throws -> (DatabasePool, notice: String?) {
    if health.finding == .damaged { return try makeAnew("damaged") }
    if wasUsed && isMissing { return try makeAnew("without its database") }
    do {
      return (try connect(), nil)
    } catch  where error.isDamage {
      return try makeAnew("damaged")
    }
  }

  /// SQLite takes an empty file for a new library, and would forget every job without a word.
  private var isMissing: Bool {
    var info = stat()
    return stat(folder + LibraryHealth.database, &info) != 0 || info.st_size == 0
  }

  /// A sound library, up to date.
  private func connect() throws -> DatabasePool {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "library"
    let database = try DatabasePool(
      path: folder + LibraryHealth.database, configuration: configuration)
    do {
      // GRDB sets NORMAL while it opens the pool, which may lose the last commits at a power cut: a
      // generation could then be paid for twice. So FULL comes after.
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      try bringUpToDate(database)
      return database
    } catch {
      // What goes on is about the file, so no connection may be left on it.
      try database.close()
      throw error
    }
  }

  private func bringUpToDate(_ database: DatabasePool) throws {
    let migrator = JobStore.migrator
    let (isNew, isCurrent, isNewer) = try database.read { db in
      (
        try migrator.appliedIdentifiers(db).isEmpty, try migrator.hasCompletedMigrations(db),
        try migrator.hasBeenSuperseded(db)
      )
    }
    guard !isNewer else {
      throw StoreError("The library in \(folder) was written by a newer dailies; use that one")
    }
    let wasSound = health.finding == .sound
    if !isNew && (!wasSound || !isCurrent) { try Self.readWhole(database) }
    if !isCurrent {
      if !isNew { try LibraryBackup(folder: folder).make(of: database) }
      try migrator.migrate(database)
    }
    // Every time, since it takes no time: nothing that may cost money is out of reach.
    _ = try database.read { db in try JobStore.inStates(JobStore.unsettled).fetchAll(db) }
    if !wasSound { try health.note(.sound) }
  }

  private static func readWhole(_ database: DatabasePool) throws {
    guard let problem = try JobStore.problem(of: database, "quick_check") else { return }
    throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: problem)
  }

  private func makeAnew(_ trouble: String) throws -> (DatabasePool, notice: String?) {
    guard presence.change(to: LOCK_EX | LOCK_NB) else {
      throw StoreError(
        """
        The library in \(folder) is \(trouble), and another program still has it open. End every dailies \
        program and start again: the library is then made anew from the files in \(clips)
        """)
    }
    // Should this not come to its end, the next program begins it again.
    try health.note(.damaged)
    let aside = try setAside()
    try health.note(.unknown)
    let database = try connect()
    try health.note(.damaged)
    let store = JobStore(folder: folder, database: database, health: health, presence: presence)
    let found = try store.takeUpSidecars(in: clips)
    try health.note(.sound)
    _ = presence.change(to: LOCK_SH)
    guard aside != nil || !found.taken.isEmpty else { return (database, nil) }
    return (
      database,
      """
      The library was \(trouble) and was made anew: \(found.words) What was not sent waits for you; drafts \
      are lost. It comes from the files in \(clips)\(aside.map { "; the old one is kept as \($0)" } ?? "").
      """
    )
  }

  /// Gives the library's files names of their own; nil where there were none.
  private func setAside() throws -> String? {
    let path = folder + LibraryHealth.database
    let aside = LibraryBackup.freePath(folder + "/library-damaged")
    var hasMoved = false
    for part in ["", "-wal", "-shm"] where access(path + part, F_OK) == 0 {
      guard rename(path + part, aside + part) == 0 else {
        throw StoreError("\(path + part) cannot be renamed: \(String(cString: strerror(errno)))")
      }
      hasMoved = true
    }
    return hasMoved ? aside : nil
  }
}
