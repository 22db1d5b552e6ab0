import Foundation
import GRDB
import Jobs
import Schema
import Testing

@testable import History

/// What is read again and again is never older than the library.
@Suite struct JobReaderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "reader-" + UUID().uuidString
  ).path
  private let store: JobStore

  init() throws { store = try JobStore(folder: folder) }

  /// One look at all jobs, by number.
  private func look(_ reader: inout JobReader) throws -> [Job] {
    var next = reader
    next.beginLook()
    let (jobs, after) = try store.read { [next] db in
      var reader = next
      return (try reader.jobs(Job.order(Job.Columns.number), db), reader)
    }
    reader = after
    return jobs
  }

  @Test func eachChangeOfAJobIsSeen() throws {
    var reader = JobReader()
    _ = try store.insert([.sample("one"), .sample("two", after: 1)])
    let first = try look(&reader)
    #expect(first.map(\.state) == [.waiting, .waiting])
    let changes =
      Job.life("r", seconds: 5)
      + [.remarked(.rating(4)), .remarked(.note("good"))]
    for change in changes {
      let changed = try #require(try store.apply(change, to: "one"))
      #expect(try look(&reader) == [changed, first[1]], "\(change)")
    }
  }

  @Test func aJobThatIsTakenUpAnewIsNotTheOneThatWas() throws {
    var reader = JobReader()
    _ = try store.insert([.sample("one", prompt: "A coast")])
    _ = try look(&reader)
    try store.write { db in
      _ = try Job.deleteAll(db)
      try Job.sample("one", prompt: "A fox").insert(db)
    }
    #expect(try look(&reader).map { $0.values["prompt"] } == [.text("A fox")])
  }

  /// Without the trigger a change is none for it: so it is the revision that it goes by, and no row is read twice.
  @Test func whatHasItsRevisionIsNotMadeAnew() throws {
    var reader = JobReader()
    _ = try store.insert([.sample("one")])
    let before = try look(&reader)
    try store.write { db in
      try db.execute(sql: "DROP TRIGGER job_revised; UPDATE job SET rating = 5")
    }
    #expect(try look(&reader) == before)
    try store.write { db in try db.execute(sql: "UPDATE job SET revision = 1") }
    #expect(try look(&reader).map(\.rating) == [5])
  }
}
