import GRDB
package import Jobs

extension JobStore {
  /// What may still cost money or bring a clip.
  package static let unsettled = JobState.open.union([.unknown])

  /// Reads the whole library, its indexes too, which takes seconds where it is large; what is wrong with
  /// it, or nil. A damaged one is made anew by the next program that has it to itself.
  package func check() throws(StoreError) -> String? {
    do {
      guard let problem = try Self.problem(of: database, "integrity_check") else { return nil }
      try health.note(.damaged)
      return problem
    } catch {
      throw failure("read", error)
    }
  }

  static func problem(of database: DatabasePool, _ check: String) throws -> String? {
    let answer = try database.read { db in try String.fetchOne(db, sql: "PRAGMA \(check)(1)") }
    return answer == "ok" ? nil : answer ?? "no answer"
  }
}
