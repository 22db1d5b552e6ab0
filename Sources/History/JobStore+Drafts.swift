import GRDB
package import Jobs

extension JobStore {
  /// What was in the forms when the program ended, however it ended; one for a model.
  package func drafts() throws(StoreError) -> [SavedDraft] {
    try read { db in try SavedDraft.fetchAll(db) }
  }

  /// Replaces the draft of its model.
  package func save(_ draft: SavedDraft) throws(StoreError) {
    try write { db in try draft.upsert(db) }
  }
}

extension SavedDraft: FetchableRecord, PersistableRecord {
  package static var databaseTableName: String { "draft" }
}
