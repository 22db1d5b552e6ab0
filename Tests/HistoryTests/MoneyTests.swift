import Foundation
import GRDB
import Jobs
import Schema
import Testing

@testable import History

/// The books of a library: what a claim goes by.
@Suite struct MoneyTests {
  let folder = "/dev/shm/money-" + UUID().uuidString
  let store: JobStore

  init() throws { store = try JobStore(folder: folder) }

  private func claim(_ id: String, _ limits: [Cap: Double], after seconds: Double = 0) throws
    -> Job?
  {
    try store.apply(
      .claimed(body: "{}", owner: "me", at: .moment.addingTimeInterval(seconds)), to: id,
      within: Caps(limits.mapValues { Money($0) }))
  }

  private var spent: SpentSoFar { get throws { try store.spent(at: .moment) } }

  @Test func eachStepOfALifeIsInTheBooks() throws {
    _ = try store.insert([.sample("a")])
    let seen = try Job.life("r", seconds: 5).map { change in
      _ = try #require(try store.apply(change, to: "a"))
      return try spent.inAll
    }
    let reserved = Spending(reserved: Money(0.005))
    let paid = Spending(spent: Money(0.25))
    #expect(seen == [Spending(), reserved, reserved, reserved, paid, paid])
    #expect(try spent.today(at: .moment) == paid)
    #expect(try spent.today(at: .moment.addingTimeInterval(86_400)) == Spending())
  }

  @Test func whatIsDeletedStaysSpentAndComesBackOnce() throws {
    _ = try store.insert([Job.sample("a").after(6)])
    let before = try spent
    let job = try #require(try store.job("a"))
    try store.database.write { db in _ = try Job.deleteOne(db, key: "a") }
    #expect(try spent == before)
    #expect(try store.takeUp(job) != nil)
    #expect(try spent == before)
    #expect(try spent.inAll.spent == Money(0.25))
  }

  @Test func aBatchHasItsOwnSum() throws {
    let job = Job.sample("a")
    let second = Job(
      id: "b", token: "a", index: 1, model: job.model, contract: .v2, values: job.values, seed: 7,
      origin: job.origin, keyFingerprint: "k", estimate: 0.005, owner: "me", createdAt: .moment)
    _ = try store.insert([job, second])
    _ = try store.insert([.sample("c")])
    #expect(try claim("a", [.batch: 0.005]) != nil)
    #expect(try claim("b", [.batch: 0.005]) == nil)
    #expect(try claim("c", [.batch: 0.005]) != nil, "of another batch")
  }

  @Test func aRefusedClaimKeepsWhatWasUploadedAndWaits() throws {
    _ = try store.insert([.sample("a")])
    _ = try store.apply(.uploadStarted, to: "a")
    #expect(try claim("a", [.total: 0.004999]) == nil)
    let job = try #require(try store.job("a"))
    #expect(job.state == .waiting)
    #expect(job.pause?.code == .capReached)
    #expect(job.charged == .no)
    _ = try store.apply(.unpaused(owner: "me"), to: "a")
    #expect(try claim("a", [.total: 0.005]) != nil, "to the last millionth")
  }

  @Test func anUnknownPriceIsRefusedUnderACapAndNowhereElse() throws {
    let job = Job.sample("a")
    let unpriced = Job(
      id: "a", token: "a", model: job.model, contract: .v2, values: job.values, seed: 7,
      origin: job.origin, keyFingerprint: "k", estimate: nil, owner: "me", createdAt: .moment)
    _ = try store.insert([unpriced])
    #expect(try claim("a", [.total: 100]) == nil)
    #expect(
      try store.job("a")?.pause?.what == "Nobody knows what it costs, and cap_total is 100.00.")
    _ = try store.apply(.unpaused(owner: "me"), to: "a")
    #expect(try claim("a", [:]) != nil)
  }

  /// What a library of an earlier version holds is counted as it would have been all along.
  @Test func anOlderLibraryIsCounted() throws {
    var jobs = (0...6).map { Job.sample("life\($0)").after($0) }
    let failures: [Charged] = [.no, .maybe, .yes]
    for charged in failures {
      let failure = Failure(.generationFailed, what: "No.", charged: charged, next: "Go on.")
      let open = Job.sample("failed\(charged)").after(3)
      jobs.append(
        try #require(JobChange.failed(failure, reply: nil, at: .moment).apply(to: open)))
      jobs.append(
        try #require(
          JobChange.expired(failure, at: .moment).apply(
            to: Job.sample("expired\(charged)").after(3))))
    }
    jobs.append(
      try #require(
        JobChange.lost(
          .init(.answerLost, what: "Lost.", charged: .maybe, next: "Look."), at: .moment
        )
        .apply(to: Job.sample("lost").after(2))))
    for job in jobs { _ = try store.insert([job]) }
    let asWritten = try books()
    #expect(asWritten.count >= 10)
    try store.database.write { db in
      try db.execute(sql: "DELETE FROM charge; DELETE FROM spending; \(Migration009.past)")
    }
    #expect(try books() == asWritten)
  }

  private func books() throws -> [String] {
    try store.database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM charge WHERE spent + reserved > 0 ORDER BY job"
      ).map { "\($0)" }
        + Row.fetchAll(db, sql: "SELECT * FROM spending WHERE span = 'library'").map { "\($0)" }
    }
  }

  @Test func aDayHasItsNameAndItsEnd() {
    let day = LocalDay(.moment)
    #expect(LocalDay(day.end).name > day.name)
    #expect(LocalDay(day.end.addingTimeInterval(-1)) == day)
    #expect(LocalDay(day.end).before(days: 1) == day)
  }
}
