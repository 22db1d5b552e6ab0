import Foundation
import Jobs
import Testing

@testable import History

/// The queue on disk: its order, its pause, and that a pause lets nothing be claimed.
@Suite struct QueueTests {
  let folder = "/dev/shm/queue-" + UUID().uuidString
  let store: JobStore

  init() throws {
    store = try JobStore(folder: folder)
    // Of one moment, as a script makes them.
    for id in ["a", "b", "c", "d"] { _ = try store.insert([Job.sample(id)]) }
  }

  private func order(_ store: JobStore) throws -> String {
    try store.sendable(by: "me").map(\.id).joined()
  }

  @Test func whoCameFirstGoesFirstUnlessAPersonSaysOtherwise() throws {
    #expect(try order(store) == "abcd")
    #expect(try store.move("d", by: -1))
    #expect(try order(store) == "abdc")
    #expect(try store.move("a", by: 1))
    #expect(try order(store) == "badc")
    #expect(try !store.move("b", by: -1))
    #expect(try !store.move("c", by: 1))
    #expect(try !store.move("nobody", by: 1))
    #expect(try order(try JobStore(folder: folder)) == "badc", "it survives a restart")
    let places = try store.jobs(in: [.waiting]).sorted { $0.place < $1.place }
    #expect(places.map(\.id).joined() == "badc", "the screen has the same order")
  }

  @Test func onlyWhatWaitsHasAPlace() throws {
    _ = try store.apply(.cancelled(at: .now), to: "b")
    #expect(try !store.move("b", by: 1))
    #expect(try store.move("c", by: -1))
    #expect(try order(store) == "cad")
  }

  @Test func onlyWhatIsOursAndNotPausedIsSendable() throws {
    let pause = Failure(.outOfCredits, what: "Too few.", charged: .no, next: "Add some.")
    _ = try store.apply(.paused(pause), to: "a")
    #expect(try order(store) == "bcd")
    #expect(try store.sendable(by: "another").isEmpty)
  }

  @Test func aPausedQueueLetsNobodyClaimAndSurvivesARestart() throws {
    _ = try store.apply(.uploadStarted, to: "b")
    try store.pauseQueue(true)
    let other = try JobStore(folder: folder)
    #expect(try other.isQueuePaused())
    #expect(try order(other).isEmpty)
    for id in ["a", "b"] {
      #expect(try other.apply(.claimed(body: "{}", owner: "me", at: .now), to: id) == nil)
      #expect(try store.job(id)?.state == .waiting)
    }
    try other.pauseQueue(false)
    #expect(try order(store) == "abcd")
    #expect(try store.apply(.claimed(body: "{}", owner: "me", at: .now), to: "a") != nil)
  }

  @Test func whateverProgramPausesAllHearOfIt() async throws {
    let other = try JobStore(folder: folder)
    var heard = store.queuePauses().makeAsyncIterator()
    #expect(await heard.next() == false)
    try other.pauseQueue(true)
    #expect(await heard.next() == true)
    try other.pauseQueue(false)
    #expect(await heard.next() == false)
  }
}
