import Foundation
import GRDB
import Jobs
import Schema
import Testing

@testable import History

@Suite struct JobStoreTests {
  let folder = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString
  let store: JobStore

  init() throws { store = try JobStore(folder: folder) }

  @Test func aCommitSurvivesAPowerCut() throws {
    let synchronous = try store.database.writeWithoutTransaction { db in
      try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
    #expect(synchronous == 2)
    let journal = try store.database.read { db in
      try String.fetchOne(db, sql: "PRAGMA journal_mode")
    }
    #expect(journal == "wal")
  }

  @Test func programsThatOpenANewLibraryAtOnceShareIt() async throws {
    let new = folder + "/new"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask { _ = try JobStore(folder: new).insert([.sample("\(number)")]) }
      }
      try await group.waitForAll()
    }
    #expect(try JobStore(folder: new).jobs(matching: JobQuery(), limit: 10).total == 8)
  }

  @Test func aJobComesBackAsItWas() throws {
    var job = Job.sample("a")
    for change in Job.life("r", seconds: 5) {
      job = try #require(change.apply(to: job))
    }
    _ = try store.insert([job])
    #expect(try store.job("a") == job)
  }

  @Test func aSecondPressMakesNothing() throws {
    let first = try store.insert([.sample("a", token: "press")])
    let second = try store.insert([.sample("b", token: "press")])
    #expect(second == first)
    #expect(try store.job("b") == nil)
  }

  @Test func onlyOneOfTwoProgramsMayClaim() throws {
    let other = try JobStore(folder: folder)
    _ = try store.insert([.sample("a")])
    let mine = try store.apply(.claimed(body: "{}", owner: "me", at: .moment), to: "a")
    let theirs = try other.apply(.claimed(body: "{}", owner: "them", at: .moment), to: "a")
    #expect(mine?.state == .submitting)
    #expect(theirs == nil)
    #expect(try other.job("a")?.owner == "me")
  }

  @Test func aChangeThatTheStateForbidsWritesNothing() throws {
    _ = try store.insert([.sample("a")])
    #expect(try store.apply(.saved(Clip(path: "/x", bytes: 1), at: .moment), to: "a") == nil)
    #expect(try store.job("a") == .sample("a"))
  }

  @Test func aRequestIdIsHeldOnce() throws {
    _ = try store.insert([.sample("a")])
    _ = try store.insert([.sample("b")])
    for id in ["a", "b"] {
      _ = try store.apply(.claimed(body: "{}", owner: "me", at: .moment), to: id)
    }
    let accepted = JobChange.accepted(
      requestID: "r", statusURL: nil, responseURL: nil, reply: nil)
    #expect(try store.apply(accepted, to: "a")?.state == .queued)
    #expect(try store.apply(accepted, to: "b") == nil)
    #expect(try store.job("b")?.state == .submitting)
    #expect(try store.heldRequests(["r", "s"], origin: "http://here") == ["r"])
    #expect(try store.heldRequests(["r"], origin: "http://elsewhere") == [])
  }

  @Test(arguments: [
    ("", ["c", "b", "a"]), ("COAST", ["a"]), ("model:animate", ["b"]),
    ("state:waiting", ["c", "b", "a"]),
    ("tag:hero", ["b"]), ("tag:her tag:night", ["b"]), ("tag:day", []), ("tag:ero", []),
    ("state:saved", []), ("100%", ["c"]), ("_", ["c", "b", "a"]), ("model:p-video coast", ["a"]),
  ])
  func theHistoryFindsWhatWasAskedFor(typed: String, found: [String]) throws {
    _ = try store.insert([.sample("a", prompt: "A coast", after: 0)])
    _ = try store.insert([.sample("b", model: "p-video-animate", prompt: "A dance", after: 1)])
    _ = try store.insert([.sample("c", prompt: "100% sure", after: 2)])
    _ = try store.apply(.remarked(.tags(["hero", "night"])), to: "b")
    let page = try store.jobs(matching: JobQuery(typed), limit: 10)
    #expect(page.jobs.map(\.id) == found)
    #expect(page.total == found.count)
  }

  @Test func aPageKnowsHowManyThereAre() throws {
    for number in 0..<5 { _ = try store.insert([.sample("\(number)", after: Double(number))]) }
    let page = try store.jobs(matching: JobQuery(), limit: 2)
    #expect(page.jobs.map(\.id) == ["4", "3"])
    #expect(page.total == 5)
  }

  @Test(.timeLimit(.minutes(5))) func aWindowFollowsThisProgramAndOthers() async throws {
    let other = try JobStore(folder: folder)
    var windows = store.windows(matching: JobQuery(), limit: 10).makeAsyncIterator()
    #expect(try await windows.next()?.total == 0)
    _ = try store.insert([.sample("mine")])
    while try await windows.next()?.total != 1 {}
    _ = try other.insert([.sample("theirs")])
    while try await windows.next()?.total != 2 {}
    _ = try other.apply(.cancelled(at: .moment), to: "theirs")
    while try await windows.next()?.open.map(\.id) != ["mine"] {}
  }

  @Test(.timeLimit(.minutes(5))) func ownJobsSayWhatAModelTakes() async throws {
    for (number, seconds) in [10.0, 30, 20].enumerated() {
      let id = "\(number)"
      _ = try store.insert([.sample(id, after: Double(number))])
      for change in Job.life(id, seconds: seconds) { _ = try store.apply(change, to: id) }
    }
    _ = try store.insert([.sample("open", model: "p-video-animate")])
    var windows = store.windows(matching: JobQuery(), limit: 1).makeAsyncIterator()
    let experience = try await windows.next()?.experience
    #expect(experience?.keys.sorted() == ["p-video"])
    #expect(experience?["p-video"]?.jobs == 3)
    #expect(experience?["p-video"]?.seconds == 20)
    let schema = try #require(ModelCatalog()["p-video"])
    #expect(experience?["p-video"]?.cost(schema, [:])?.median == 0.25)
  }

  @Test func aFieldRemembersWhatItHeldTheNewestFirstAndOnce() throws {
    for (number, prompt) in ["fog", "a coast", "fog", ""].enumerated() {
      _ = try store.insert([.sample("\(number)", prompt: prompt, after: Double(number))])
    }
    #expect(try store.pastValues(of: "prompt") == ["fog", "a coast"])
    #expect(try store.pastValues(of: "no such parameter") == [])
  }

  @Test(.timeLimit(.minutes(5))) func aForgottenJobLeavesTheListAndStaysInTheHistory()
    async throws
  {
    _ = try store.insert([.sample("a")])
    _ = try store.insert([.sample("b", after: 1)])
    #expect(try !store.forget("a"))
    #expect(try !store.forget("nobody"))
    _ = try store.apply(.cancelled(at: .moment), to: "a")
    var windows = store.windows(matching: JobQuery(), limit: 10).makeAsyncIterator()
    #expect(try await windows.next()?.recent.map(\.id) == ["b", "a"])
    #expect(try store.forget("a"))
    while try await windows.next()?.recent.map(\.id) != ["b"] {}
    #expect(try store.recall("a"))
    while try await windows.next()?.recent.map(\.id) != ["b", "a"] {}
    #expect(try !store.recall("a"))
    #expect(try store.jobs(matching: JobQuery(), limit: 10).jobs.map(\.id) == ["b", "a"])
  }

  @Test(.timeLimit(.minutes(5))) func aStretchOfTheHistoryKnowsWhatIsAroundIt() async throws {
    for number in 0..<6 { _ = try store.insert([.sample("\(number)", after: Double(number))]) }
    var windows = store.windows(matching: JobQuery(), first: 2, limit: 2).makeAsyncIterator()
    let window = try await windows.next()
    #expect(window?.jobs.map(\.id) == ["3", "2"])
    #expect(window?.total == 6)
    #expect(window?.recent.count == 6)
    var filtered = store.windows(matching: JobQuery("state:saved"), limit: 2).makeAsyncIterator()
    let none = try await filtered.next()
    #expect(none?.total == 0)
    #expect(none?.all == 6)
  }

  /// A hundred thousand jobs have to feel like ten: nothing that a screen waits for may read them all.
  @Test func whatAScreenNeedsIsFoundByIndex() throws {
    _ = try store.insert([.sample("a")])
    let plans = try store.database.read { db in
      func plan(_ sql: String, _ arguments: StatementArguments = []) throws -> String {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
          .map { $0["detail"] as String }.joined(separator: "; ")
      }
      func found(_ typed: String) throws -> String {
        let search = try JobSearch(JobQuery(typed), now: .now, in: .gmt) {
          try String.fetchAll(db, sql: JobStore.distinctModels)
        }
        return try plan(search.sql, search.arguments + [300, 90_000])
      }
      func plan(_ request: SQLRequest<Job>) throws -> String {
        let statement = try request.makePreparedRequest(db).statement
        return try plan(statement.sql, statement.arguments)
      }
      return (
        page: try plan(JobStore.newest, ["first": 90_000, "limit": 300]),
        found: try found("coast -night state:saved"),
        foundRated: try found("coast state:saved rating:4"),
        narrow: try found("-night cost:>1 model:p after:7d"),
        trash: try found("in:trash"), seed: try found("seed:4 cost:>1"),
        rated: try found("rating:>=4 model:p"), kept: try found("is:kept after:7d"),
        batch: try found("batch:a"),
        open: try plan(JobStore.inStates(Set(JobState.allCases.filter(\.isOpen)))),
        models: try plan(JobStore.distinctModels)
      )
    }
    #expect(plans.page.contains("SEARCH job USING COVERING INDEX job_newest (number<?)"))
    #expect(plans.found.contains("SEARCH job USING COVERING INDEX job_newest (number=?"))
    #expect(plans.foundRated.contains("SEARCH job USING INDEX job_rated (number=? AND rating=?)"))
    #expect(plans.narrow.contains("USING COVERING INDEX job_newest"))
    #expect(plans.trash.contains("job_trash"))
    #expect(plans.seed.contains("SEARCH job USING INDEX job_seed (seed=?)"))
    #expect(plans.rated.contains("job_rated") && plans.kept.contains("job_judged"))
    #expect(plans.batch.contains("(token="))
    for plan in [
      plans.found, plans.foundRated, plans.narrow, plans.trash, plans.seed, plans.rated, plans.kept,
    ] {
      #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }
    #expect(plans.open.contains("USING INDEX job_state"))
    #expect(plans.models.contains("SEARCH job USING COVERING INDEX job_experience"))
  }

  @Test func aDraftOfAModelReplacesTheOneBefore() throws {
    let first = SavedDraft(model: "p-video", values: ["prompt": "a"], seedMode: .drawn)
    let second = SavedDraft(
      model: "p-video", values: ["prompt": "b", "seed": 7], seedMode: .fixed)
    try store.save(first)
    try store.save(second)
    #expect(try JobStore(folder: folder).drafts() == [second])
  }

  @Test func anUploadIsRememberedForItsApiAlone() throws {
    try store.rememberUpload(sha256: "f", origin: "http://here", url: "u", at: .moment)
    try store.rememberUpload(sha256: "f", origin: "http://here", url: "v", at: .moment)
    #expect(try store.upload(sha256: "f", origin: "http://here") == "v")
    #expect(try store.upload(sha256: "f", origin: "http://elsewhere") == nil)
  }
}
