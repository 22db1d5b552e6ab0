import GRDB
import Jobs

extension JobStore {
  /// Who has the lease of that account, if anybody.
  package func lease(origin: String, keyFingerprint: String) throws(StoreError) -> Lease {
    try look { db in
      let sql = "SELECT * FROM lease WHERE origin = ? AND key_fingerprint = ?"
      return try Lease.fetchOne(
        db.cachedStatement(sql: sql), arguments: [origin, keyFingerprint])
    } ?? Lease(origin: origin, keyFingerprint: keyFingerprint, owner: nil, epoch: 0, beat: 0)
  }

  /// Takes the lease for `owner`; nil where it is not any more as it was seen: its owner went on, or
  /// another process was first.
  package func take(_ seen: Lease, owner: String) throws(StoreError) -> Lease? {
    let taken = Lease(
      origin: seen.origin, keyFingerprint: seen.keyFingerprint, owner: owner,
      epoch: seen.epoch + 1, beat: 0)
    return try write { db in
      try db.execute(
        sql: """
          INSERT INTO lease (origin, key_fingerprint, owner, epoch, beat) VALUES (?1, ?2, ?3, ?4, 0)
          ON CONFLICT DO UPDATE SET owner = ?3, epoch = ?4, beat = 0
          WHERE owner IS ?5 AND epoch = ?6 AND beat = ?7
          """,
        arguments: [
          taken.origin, taken.keyFingerprint, taken.owner, taken.epoch, seen.owner, seen.epoch,
          seen.beat,
        ])
      return db.changesCount == 1 ? taken : nil
    }
  }

  /// Says that the owner goes on; false where it has the lease no more.
  package func beat(_ lease: Lease) throws(StoreError) -> Bool {
    try update(lease, "beat = beat + 1")
  }

  /// Whoever wants the lease can have it at once.
  package func giveBack(_ lease: Lease) throws(StoreError) {
    _ = try update(lease, "owner = NULL")
  }

  package func isHeld(_ lease: Lease) throws(StoreError) -> Bool {
    try look { db in try Self.isHeld(lease, db) }
  }

  /// Whether an owner may still act for a job: it is open, and the lease is held; where it goes without one, the job
  /// is the owner's. It is asked before each question, so the job itself is not read.
  package func mayAct(
    _ owner: String, for id: String, under lease: Lease?
  ) throws(StoreError) -> Bool {
    try look { db in
      let job = try db.cachedStatement(sql: "SELECT state, owner FROM job WHERE id = ?")
      guard let row = try Row.fetchOne(job, arguments: [id]),
        JobState(rawValue: row["state"])?.isOpen == true
      else { return false }
      guard let lease else { return owner == row["owner"] as String? }
      return try Self.isHeld(lease, db)
    }
  }

  static func isHeld(_ lease: Lease, _ db: Database) throws -> Bool {
    let count = try db.cachedStatement(sql: "SELECT count(*) > 0 FROM lease WHERE \(isTheirs)")
    return try Bool.fetchOne(count, arguments: lease.identity) ?? false
  }

  private func update(_ lease: Lease, _ change: String) throws(StoreError) -> Bool {
    try write { db in
      let sql = "UPDATE lease SET \(change) WHERE \(Self.isTheirs)"
      try db.cachedStatement(sql: sql).execute(arguments: lease.identity)
      return db.changesCount == 1
    }
  }

  private static let isTheirs = "origin = ? AND key_fingerprint = ? AND owner = ? AND epoch = ?"
}

extension Lease {
  fileprivate var identity: StatementArguments { [origin, keyFingerprint, owner, epoch] }
}
