import Foundation
import Jobs
import Schema
import Testing

@testable import History

/// One process at a time, and what was held before counts no more.
@Suite struct LeaseTests {
  let folder = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString
  let store: JobStore

  init() throws { store = try JobStore(folder: folder) }

  private func seen(_ key: String = "k") throws -> Lease {
    try store.lease(origin: "http://here", keyFingerprint: key)
  }

  @Test func oneOfTwoThatSeeItFreeGetsIt() throws {
    let other = try JobStore(folder: folder)
    let free = try seen()
    #expect(free.owner == nil)
    let mine = try store.take(free, owner: "me")
    #expect(mine?.epoch == 1)
    #expect(try other.take(free, owner: "them") == nil)
    #expect(try other.lease(origin: "http://here", keyFingerprint: "k").owner == "me")
  }

  @Test func itIsNotTakenFromWhoGoesOn() throws {
    let mine = try #require(try store.take(seen(), owner: "me"))
    let standing = try seen()
    #expect(try store.beat(mine))
    #expect(try store.take(standing, owner: "them") == nil)
    #expect(try store.take(seen(), owner: "them")?.epoch == 2)
    #expect(try !store.beat(mine), "and who wakes later hears of it")
    #expect(try !store.isHeld(mine))
  }

  @Test func anAccountHasItsOwn() throws {
    let mine = try #require(try store.take(seen(), owner: "me"))
    _ = try #require(try store.take(seen("another key"), owner: "them"))
    #expect(try store.isHeld(mine))
  }

  @Test func whatWasGivenBackIsFreeAndCountsNoMore() throws {
    let mine = try #require(try store.take(seen(), owner: "me"))
    try store.giveBack(mine)
    #expect(try seen().owner == nil)
    #expect(try !store.isHeld(mine))
    let again = try #require(try store.take(seen(), owner: "me"))
    #expect(again.epoch == 2)
    try store.giveBack(mine)
    #expect(try store.isHeld(again), "who gives back what he lost takes it from nobody")
  }

  @Test func nothingIsWrittenUnderAnOldLease() throws {
    let mine = try #require(try store.take(seen(), owner: "me"))
    let job = Job(
      id: "a", token: "a", model: "p-video", contract: .v2, values: [:], seed: nil,
      origin: "http://here", keyFingerprint: "k", estimate: nil, owner: "me",
      createdAt: Date(timeIntervalSince1970: 0))
    _ = try store.insert([job])
    _ = try store.apply(.claimed(body: "{}", owner: "me", at: job.createdAt), to: "a")
    _ = try store.apply(
      .accepted(requestID: "r", statusURL: nil, responseURL: nil, reply: nil), to: "a")
    #expect(try store.apply(.started, to: "a", under: mine)?.state == .processing)
    _ = try #require(try store.take(seen(), owner: "them"))
    let completed = JobChange.completed(outputURL: "o", cost: nil, seed: nil, reply: nil)
    #expect(try store.apply(completed, to: "a", under: mine) == nil)
    #expect(try store.job("a")?.state == .processing)
  }

  @Test(.timeLimit(.minutes(5))) func whatOtherProgramsDoIsHeardOf() async throws {
    var other: JobStore? = try JobStore(folder: folder)
    var stirrings = store.stirrings().makeAsyncIterator()
    _ = try other?.take(seen(), owner: "them")
    await stirrings.next()
    #expect(try seen().owner == "them")
    other = nil
    await stirrings.next()
  }
}
