import Foundation
import GRDB
import Jobs
import Testing

@testable import History

/// What is done before a library is used: where it may lie, and the copy before it is changed.
@Suite struct OpeningTests {
  let folder = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString

  private var backups: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/backups")) ?? []).sorted()
  }

  /// A library as the first form of it was, with one job.
  private func makeOld() throws {
    let store = try JobStore(folder: folder)
    _ = try store.insert([.sample("a")])
    try age(store)
    try store.database.close()
  }

  private func age(_ store: JobStore) throws {
    try store.database.write { db in
      try db.execute(sql: JobStore.withoutFinding)
      try db.execute(
        sql: """
          DROP TRIGGER job_revised; ALTER TABLE job DROP COLUMN revision;
          DROP TRIGGER job_descent; DROP TABLE descent;
          DROP INDEX job_kept; DROP TABLE charge; DROP TABLE seed_probe; DROP TABLE spending;
          ALTER TABLE job DROP COLUMN estimate_from;
          DROP TABLE forgotten; DROP TABLE lease; DROP TABLE queue;
          ALTER TABLE job DROP COLUMN place; ALTER TABLE job DROP COLUMN charged_before;
          ALTER TABLE job DROP COLUMN tags; ALTER TABLE job DROP COLUMN rating;
          ALTER TABLE job DROP COLUMN verdict; ALTER TABLE job DROP COLUMN note;
          ALTER TABLE job DROP COLUMN trashed_at; ALTER TABLE job DROP COLUMN parents;
          ALTER TABLE job DROP COLUMN expansion; ALTER TABLE draft DROP COLUMN several
          """)
      try db.execute(
        sql: "DELETE FROM grdb_migrations WHERE identifier <> ?", arguments: [Migration001.name])
    }
  }

  @Test func anOlderLibraryIsCopiedBeforeItIsChanged() throws {
    try makeOld()
    let store = try JobStore(folder: folder)
    #expect(try store.job("a") != nil)
    #expect(store.notice == nil)
    #expect(backups.count == 1)
    let copy = try DatabaseQueue(path: folder + "/backups/" + (try #require(backups.first)))
    let (jobs, isNewer, soundness) = try copy.read { db in
      (
        try Job.fetchCount(db), try db.tableExists("forgotten"),
        try String.fetchOne(db, sql: "PRAGMA integrity_check")
      )
    }
    #expect(jobs == 1)
    #expect(!isNewer, "it is as it was before")
    #expect(soundness == "ok")
  }

  @Test func nothingIsCopiedWhereNothingChanges() throws {
    _ = try JobStore(folder: folder)
    _ = try JobStore(folder: folder)
    #expect(backups.isEmpty)
  }

  @Test func theNewestCopiesAreKeptAndNoneIsOverwritten() throws {
    var seen: Set<String> = []
    for number in 1...5 {
      let store = try JobStore(folder: folder)
      _ = try store.insert([.sample("\(number)")])
      try age(store)
      try store.database.close()
      _ = try JobStore(folder: folder)
      #expect(backups.count == min(number, 3))
      #expect(!seen.isSuperset(of: backups))
      seen.formUnion(backups)
    }
    let newest = try DatabaseQueue(path: folder + "/backups/" + (try #require(backups.last)))
    let count = try newest.read { db in try Job.fetchCount(db) }
    #expect(count == 5)
  }

  @Test func withoutRoomForTheCopyNothingIsChanged() throws {
    try makeOld()
    // A file where the folder of the copies would be.
    try Data().write(to: URL(filePath: folder + "/backups"))
    #expect(throws: StoreError.self) { try JobStore(folder: folder) }
    let database = try DatabaseQueue(path: folder + "/library.sqlite")
    let isNewer = try database.read { db in try db.tableExists("forgotten") }
    #expect(!isNewer)
  }

  @Test func aLibraryOfANewerProgramIsRefused() throws {
    let store = try JobStore(folder: folder)
    try store.database.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 of tomorrow')")
    }
    let refused = #expect(throws: StoreError.self) { try JobStore(folder: folder) }
    #expect(refused?.description.contains("newer dailies") == true)
  }

  // MARK: Where it may lie

  @Test(arguments: [
    ("nfs", true), ("nfs4", true), ("cifs", true), ("smb3", true), ("9p", true), ("ceph", true),
    ("lustre", true), ("afs", true), ("fuse.sshfs", true), ("fuse.rclone", true),
    ("ext4", false), ("btrfs", false), ("xfs", false), ("tmpfs", false), ("overlay", false),
    ("fuse.gocryptfs", false), ("fuseblk", false), ("zfs", false),
  ])
  func aFileSystemIsOfANetworkByItsType(type: String, isNetwork: Bool) {
    #expect((NetworkFileSystem.kind(ofType: type) == type) == isNetwork)
  }

  @Test func theTypeIsReadFromTheTableOfMounts() {
    let mounts = """
      22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      36 22 0:52 / /films rw,nosuid shared:9 master:2 - fuse.sshfs render:/films rw,user_id=0
      """
    #expect(NetworkFileSystem.type(ofDevice: "8:1", in: mounts) == "ext4")
    #expect(NetworkFileSystem.type(ofDevice: "0:52", in: mounts) == "fuse.sshfs")
    #expect(NetworkFileSystem.type(ofDevice: "0:5", in: mounts) == nil)
  }

  @Test func aFolderThatIsNotThereYetIsJudgedByWhereItWillBe() {
    #expect(NetworkFileSystem.kind(ofFolder: "/dev/shm/a/b/c") == nil)
    #expect(NetworkFileSystem.kind(ofFolder: folder + "/a/b") == nil)
  }

  @Test func aLibraryOnANetworkIsRefusedBeforeAnythingIsMade() {
    let refused = #expect(throws: StoreError.self) {
      try JobStore(folder: folder, network: { _ in "nfs4" })
    }
    let words = refused?.description ?? ""
    #expect(words.contains(folder) && words.contains("nfs4") && words.contains("--library"))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  // MARK: In words

  @Test(arguments: [ResultCode.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_IOERR])
  func whatSQLiteSaysReachesPeopleInWords(code: ResultCode) {
    let words = StoreError("read", "/library", DatabaseError(resultCode: code)).description
    #expect(!words.contains("SQLite") && !words.contains("locked"), "\(words)")
  }
}
