import Foundation
import GRDB
import Jobs
import Testing

@testable import History

/// Which job came from which.
@Suite struct LineageTests {
  let store: JobStore

  init() throws {
    store = try JobStore(
      folder: FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString)
  }

  private func insert(_ id: String, _ parents: [Parent] = [], after seconds: Double) throws {
    _ = try store.insert([.sample(id, parents: parents, after: seconds)])
  }

  /// a ─ b ─ c ─ d, and e from b; x alone.
  private func insertFamily() throws {
    try insert("a", after: 0)
    try insert("b", [Parent(.recalled, of: "a")], after: 1)
    try insert("c", [Parent(.recalled, of: "x"), Parent(.frame, of: "b")], after: 2)
    try insert("d", [Parent(.promoted, of: "c")], after: 3)
    try insert("e", [Parent(.again, of: "b")], after: 4)
  }

  @Test func bothWaysAreFollowedAndNoJobTwice() throws {
    try insertFamily()
    let lineage = try store.lineage(of: "c")
    #expect(
      lineage.tree.map { "\($0.depth)\($0.job.id)\($0.how?.rawValue ?? "")" }
        == ["0a", "1brecalled", "2cframe", "3dpromoted"])
    #expect(lineage.path.map(\.id) == ["a", "b", "c"])
    // From the top all of it is seen.
    #expect(try store.lineage(of: "a").tree.map(\.job.id) == ["a", "b", "c", "d", "e"])
    #expect(try store.lineage(of: "e").path.map(\.id) == ["a", "b", "e"])
  }

  @Test func aJobAloneHasNoTreeAndAParentThatIsGoneIsNone() throws {
    try insert("alone", [Parent(.recalled, of: "gone")], after: 0)
    let lineage = try store.lineage(of: "alone")
    #expect(lineage.tree.isEmpty)
    #expect(lineage.path.map(\.id) == ["alone"])
    #expect(try store.lineage(of: "nobody").path.isEmpty)
  }

  /// A file from elsewhere may say anything.
  @Test func aCircleEnds() throws {
    try insert("a", [Parent(.recalled, of: "b")], after: 0)
    try insert("b", [Parent(.recalled, of: "a")], after: 1)
    let lineage = try store.lineage(of: "a")
    #expect(Set(lineage.path.map(\.id)) == ["a", "b"])
    #expect(lineage.path.count == 2)
  }

  @Test func jobsOfAnOlderLibraryHaveTheirs() throws {
    try insertFamily()
    try store.database.write { db in
      try db.execute(sql: "DROP TRIGGER job_descent; DROP TABLE descent")
      try Migration011.migrate(db)
    }
    #expect(try store.lineage(of: "d").path.map(\.id) == ["a", "b", "c", "d"])
  }

  @Test func aLongLineIsFollowedAsFarAsWasAsked() throws {
    try insert("0", after: 0)
    for number in 1..<20 {
      try insert("\(number)", [Parent(.frame, of: "\(number - 1)")], after: Double(number))
    }
    #expect(try store.lineage(of: "19").path.count == 20)
    #expect(
      try store.lineage(of: "19", most: 5).path.map(\.id) == ["14", "15", "16", "17", "18", "19"])
  }
}
