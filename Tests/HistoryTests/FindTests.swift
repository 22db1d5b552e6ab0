import Foundation
import GRDB
import Jobs
import Schema
import Testing

@testable import History

/// What is found by words and filters, and what is left of jobs that are thrown away.
@Suite struct FindTests {
  let folder = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString
  let store: JobStore

  init() throws { store = try JobStore(folder: folder) }

  private func found(_ typed: String) throws -> [String] {
    let query = JobQuery(typed)
    #expect(query.problems.isEmpty)
    let page = try store.jobs(matching: query, limit: 100)
    #expect(page.total == page.jobs.count && !page.isMore)
    return page.jobs.map(\.id)
  }

  private func fill() throws {
    _ = try store.insert([.sample("a", prompt: "A gold coast at night, café")])
    _ = try store.insert([
      .sample("b", token: "t", model: "p-video-animate", prompt: "Coastal gold", after: 60),
      .sample("c", token: "t", index: 1, prompt: "don't \"stop\" (now)", after: 60),
    ])
    for change in Job.life("req-0c1f", seconds: 5) { _ = try store.apply(change, to: "a") }
    _ = try store.apply(.remarked(.tags(["hero", "wide-shot"])), to: "b")
    _ = try store.apply(.remarked(.note("The one for Ada")), to: "b")
    _ = try store.apply(.remarked(.rating(4)), to: "b")
    _ = try store.apply(.remarked(.verdict(.kept)), to: "c")
    let failure = Failure(
      .generationFailed, what: "It broke.", providerText: "NSFW filter", charged: .no, next: "")
    _ = try store.apply(.uploadStarted, to: "c")
    _ = try store.apply(.failed(failure, reply: nil, at: .moment), to: "c")
  }

  /// Whatever was thrown away, taken out again or emptied meanwhile.
  @Test func aPageBeginsAtItsPlaceInTheList() throws {
    let day = 86_400.0
    let ids = (10..<40).map { "job\($0)" }
    for (place, id) in ids.enumerated() {
      _ = try store.insert([.sample(id, after: Double(place / 4 * 3) * day + Double(place))])
    }
    for id in ids { for change in Job.life(id, seconds: 5) { _ = try store.apply(change, to: id) } }
    for id in ids[12..<20] { _ = try store.apply(.remarked(.trashed(.moment)), to: id) }
    for id in ids[18..<20] { _ = try store.apply(.remarked(.trashed(nil)), to: id) }
    try store.database.write { db in
      _ = try Job.deleteAll(db, keys: [ids[3], ids[12], ids[25]])
    }
    let left = (ids[..<12] + ids[18...]).filter { ![ids[3], ids[25]].contains($0) }
    let newest = Array(left.reversed())
    for first in 0...newest.count + 2 {
      let page = try store.jobs(matching: JobQuery(), first: first, limit: 5)
      #expect(page.jobs.map(\.id) == Array(newest.dropFirst(first).prefix(5)))
      #expect(page.total == newest.count)
    }
  }

  @Test(arguments: [
    ("coas", ["b", "a"]), ("coast", ["b", "a"]), ("\"coast\"", ["a"]), ("oast", []),
    ("gold coast", ["b", "a"]), ("\"gold coast\"", ["a"]), ("\"coast gold\"", []),
    ("cafe", ["a"]), ("CAFÉ", ["a"]), ("gold -night", ["b"]), ("-gold", ["c"]),
    ("-gold -stop", []), ("coast -\"gold coast\"", ["b"]),
    ("don't", ["c"]), ("(now)", ["c"]), ("\"stop\" now", ["c"]), ("sto*p NEAR( AND", []),
    ("ada", ["b"]), ("nsfw", ["c"]), ("broke", ["c"]), ("req-0c", ["a"]), ("animate", ["b"]),
    ("tag:hero", ["b"]), ("tag:wide-s", ["b"]), ("tag:shot", []), ("shot", ["b"]),
    ("rating:>=4", ["b"]), ("rating:<4", []), ("is:kept", ["c"]), ("is:kept gold", []),
    ("cost:>0.1", ["a"]), ("cost:<=0.1", []), ("seed:7", ["c", "b", "a"]), ("seed:8", []),
    ("state:failed", ["c"]), ("model:animate coas", ["b"]), ("batch:b", ["c", "b"]),
    ("batch:b -stop", ["b"]), ("batch:none", []),
    ("before:2026-09-01", []), ("after:2026-09-01", ["c", "b", "a"]),
    ("before:2026-12-01 gold", ["b", "a"]), ("in:trash", []),
  ])
  func aLineFinds(_ typed: String, _ ids: [String]) throws {
    try fill()
    #expect(try found(typed) == ids)
  }

  @Test func pausedJobsAreFoundByTheWordInTheirColumn() throws {
    try fill()
    let pause = Failure(.outOfCredits, what: "No credits.", charged: .no, next: "")
    _ = try store.insert([.sample("d", after: 90), .sample("e", after: 120)])
    for id in ["d", "e"] { _ = try store.apply(.paused(pause), to: id) }
    _ = try store.apply(.cancelled(at: .moment), to: "e")
    #expect(try found("state:paused") == ["d"])
    #expect(try found("state:paused -gold") == ["d"])
  }

  @Test func anyTwoFiltersGoTogether() throws {
    try fill()
    let filters = [
      "coast", "-night", "tag:hero", "model:p-video", "model:none", "state:saved", "seed:7",
      "rating:>=4", "cost:>0.1", "is:kept", "is:favourite", "after:2026-09-01", "before:today",
      "batch:b", "in:trash",
    ]
    for one in filters {
      for other in filters {
        let both = Set(try found("\(one) \(other)"))
        // Words of the trash are only in the trash.
        guard one != "in:trash", other != "in:trash", one != other else { continue }
        let kinds = [one, other].map { $0.prefix { $0 != ":" } }
        guard kinds[0] != kinds[1] else { continue }
        #expect(both == Set(try found(one)).intersection(try found(other)), "\(one) \(other)")
      }
    }
  }

  @Test func templatesAreFoundAsWellAsWhatWasChosenFromThem() throws {
    let expansion = Expansion(
      templates: ["prompt": "a {red|teal} fox"], choices: ["prompt": ["red"]])
    _ = try store.insert([
      Job(
        id: "a", token: "t", model: "p-video", contract: .v2, values: ["prompt": "a red fox"],
        seed: nil, origin: "o", keyFingerprint: "k", estimate: nil, expansion: expansion,
        owner: "me", createdAt: .moment)
    ])
    #expect(try found("red") == ["a"])
    #expect(try found("teal") == ["a"])
    // It is no word of what was sent, so nobody means it who leaves it out.
    #expect(try found("-teal") == ["a"])
    #expect(try found("fox -teal") == ["a"])
    #expect(try found("fox -red") == [])
    // The names of parameters are no words of it.
    #expect(try found("prompt") == [])
  }

  @Test func theNewestComesFirstInWhateverOrderTheyCame() throws {
    for (id, seconds) in [("b", 2.0), ("c", 3), ("a", 1), ("d", 3), ("e", 3)] {
      _ = try store.insert([.sample(id, after: seconds)])
    }
    #expect(try found("coast") == ["e", "d", "c", "b", "a"])
    #expect(try found("") == ["e", "d", "c", "b", "a"])
  }

  @Test func wordsAreWrittenAgainOnlyWhereTheyChanged() throws {
    func writes(_ change: JobChange) throws -> Int {
      let before = try count("SELECT sum(length(block)) FROM job_text_data")
      _ = try store.apply(change, to: "a")
      return try count("SELECT sum(length(block)) FROM job_text_data") - before
    }
    _ = try store.insert([.sample("a")])
    #expect(try writes(.uploadStarted) == 0)
    #expect(try writes(.claimed(body: "{}", owner: "me", at: .moment)) == 0)
    #expect(try writes(.remarked(.rating(3))) == 0)
    #expect(try writes(.remarked(.note("Ada"))) > 0)
    #expect(try found("ada") == ["a"])
    _ = try store.apply(.remarked(.note(nil)), to: "a")
    #expect(try found("ada") == [])
  }

  private func count(_ sql: String) throws -> Int {
    try store.database.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
  }

  @Test func noMoreIsCountedThanIsSaid() throws {
    try insert(1200)
    let page = try store.jobs(matching: JobQuery("coast"), limit: 50)
    #expect(page.total == 1000 && page.isMore && page.jobs.first?.id == "1199")
    let all = try store.jobs(matching: JobQuery(), limit: 50)
    #expect(all.total == 1200 && !all.isMore)
    // Whoever goes on in the list comes to its end.
    let last = try store.jobs(matching: JobQuery("coast"), first: 1150, limit: 100)
    #expect(last.jobs.count == 50 && last.total == 1200 && !last.isMore)
  }

  private func insert(_ count: Int) throws {
    _ = try store.insert(
      (0..<count).map { index in
        .sample("\(index)", token: "t", index: index, after: Double(index))
      })
  }

  @Test func anOlderLibraryIsIndexedWhenItIsOpened() throws {
    try fill()
    let before = try found("coas")
    try store.database.write { db in
      try db.execute(sql: JobStore.withoutFinding)
      try db.execute(
        sql: """
          DELETE FROM grdb_migrations WHERE identifier LIKE '008%' OR identifier LIKE '013%'
          """)
    }
    try store.database.close()
    let again = try JobStore(folder: folder)
    #expect(try again.jobs(matching: JobQuery("coas"), limit: 9).jobs.map(\.id) == before)
    #expect(try again.jobs(matching: JobQuery(), limit: 1).total == 3)
    #expect(FileManager.default.fileExists(atPath: folder + "/backups"))
  }

  @Test func theIndexHoldsAlsoWhereTheFileWasMadeSmaller() throws {
    try fill()
    try store.database.writeWithoutTransaction { db in try db.execute(sql: "VACUUM") }
    #expect(try found("coas") == ["b", "a"])
    try store.database.write { db in
      try db.execute(sql: "INSERT INTO job_text(job_text) VALUES ('integrity-check')")
    }
  }

  @Test func tagsInUseAreKnown() throws {
    try fill()
    _ = try store.apply(.remarked(.tags(["hero", "b"])), to: "a")
    #expect(try store.tags() == ["b", "hero", "wide-shot"])
  }

  @Test func aBatchStaysAsLargeAsItsLastJobSays() throws {
    _ = try store.insert((0..<3).map { .sample("j\($0)", token: "t", index: $0) })
    for id in ["j0", "j1"] {
      _ = try store.apply(.cancelled(at: .moment), to: id)
      let job = try #require(try store.apply(.remarked(.trashed(.moment)), to: id))
      let began = try store.beginEmptying(job)
      let isGone = try store.empty(job)
      #expect(began && isGone)
    }
    let last = try #require(try store.job("j2"))
    #expect(try store.read { db in try JobStore.batches(of: [last], db) } == ["t": 3])
  }

  @Test func theTrashIsSeenOnlyWhereItIsAskedFor() throws {
    try fill()
    _ = try store.apply(.remarked(.trashed(.moment)), to: "a")
    #expect(try found("") == ["c", "b"])
    #expect(try found("gold") == ["b"])
    #expect(try found("in:trash gold") == ["a"])
    #expect(try store.trashed().map(\.id) == ["a"])
    _ = try store.apply(.remarked(.trashed(nil)), to: "a")
    #expect(try found("") == ["c", "b", "a"])
  }

  @Test func anEmptiedJobIsGoneAndItsMoneyAndRequestStayKnown() throws {
    try fill()
    let job = try #require(try store.apply(.remarked(.trashed(.moment)), to: "a"))
    #expect(try !store.beginEmptying(try #require(try store.job("b"))))
    #expect(try !store.empty(job))
    #expect(try store.beginEmptying(job))
    #expect(try store.empty(job))
    #expect(try !store.empty(job))
    #expect(try store.job("a") == nil)
    #expect(try found("in:trash") == [])
    #expect(try found("gold") == ["b"])
    #expect(try store.heldRequests(["req-0c1f", "x"], origin: "http://here") == ["req-0c1f"])
    #expect(try count("SELECT spent FROM charge WHERE job = 'a'") == 250_000)
    #expect(try count("SELECT spent FROM spending WHERE span = 'library'") == 250_000)
    #expect(try store.jobs(matching: JobQuery(), limit: 9).total == 2)
  }
}
