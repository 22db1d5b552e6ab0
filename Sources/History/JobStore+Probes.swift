import GRDB
package import Jobs

extension JobStore {
  /// Replaces what was found out of its model before.
  package func save(_ probe: SeedProbe) throws(StoreError) {
    try write { db in try probe.upsert(db) }
  }

  /// What was found out last, by model.
  static func probes(_ db: Database) throws -> [String: SeedProbe] {
    try SeedProbe.fetchAll(db).reduce(into: [:]) { $0[$1.model] = $1 }
  }
}

extension SeedProbe: FetchableRecord, PersistableRecord {
  package static var databaseTableName: String { "seed_probe" }
}
