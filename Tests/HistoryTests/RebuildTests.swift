import Foundation
import GRDB
import Jobs
import Schema
import Testing

@testable import History

/// A library that is damaged or lost is made anew from the sidecars, and no money is lost with it.
@Suite struct RebuildTests {
  let folder = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString
  var clips: String { folder + "/clips" }
  var database: String { folder + "/library.sqlite" }

  /// Jobs as far as the number of their changes says, in the library and beside the clips.
  private func fill(_ lives: [String: Int]) throws {
    let store = try JobStore(folder: folder)
    for (id, changes) in lives.sorted(by: { $0.key < $1.key }) {
      let job = Job.sample(id).after(changes)
      _ = try store.insert([job])
      try write(job)
    }
    try close(store)
  }

  /// With everything in the one file, so that what a test does to that counts.
  private func close(_ store: JobStore) throws {
    try store.database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try store.database.close()
  }

  private func write(_ job: Job, name: String? = nil, to other: String? = nil) throws {
    let folder = other ?? clips
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(job.sidecar.indentedJSON.utf8)
      .write(to: URL(filePath: "\(folder)/\(name ?? job.id).json"))
  }

  private func overwrite(at offset: UInt64, count: Int) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: database))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(repeating: 0xA5, count: count))
    try file.close()
  }

  private var setAside: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasPrefix("library-damaged-") && $0.hasSuffix(".sqlite") }.sorted()
  }

  private func states(_ store: JobStore) throws -> [String: JobState] {
    Dictionary(
      uniqueKeysWithValues: try store.jobs(matching: JobQuery(), limit: 100).jobs.map {
        ($0.id, $0.state)
      })
  }

  static let lives = ["a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "g": 6]
  static let rebuilt: [String: JobState] = [
    "a": .waiting, "b": .waiting, "c": .unknown, "d": .queued, "e": .processing,
    "f": .downloading, "g": .done,
  ]

  enum Damage: CaseIterable {
    case header, page, cutShort, noDatabase, empty
  }

  @Test(arguments: Damage.allCases)
  func aDamagedLibraryIsMadeAnewFromTheSidecars(damage: Damage) throws {
    try fill(Self.lives)
    switch damage {
    case .header: try overwrite(at: 0, count: 100)
    case .page: try overwrite(at: 4096, count: 4096 * 4)
    case .cutShort: truncate(database, 4096 * 3)
    case .noDatabase: unlink(database)
    case .empty: truncate(database, 0)
    }
    // As after a start of the machine.
    unlink(folder + "/library.health")
    let store = try JobStore(folder: folder)
    #expect(try states(store) == Self.rebuilt)
    let jobs = try store.jobs(in: [.waiting])
    #expect(jobs.allSatisfy { $0.pause?.charged == .no }, "nothing is sent by itself")
    #expect(try store.job("c")?.charged == .maybe)
    #expect(try store.job("c")?.body == "{}", "it can be looked for by what was sent")
    #expect(try store.job("g")?.clip?.path == "/clip.mp4")
    let notice = try #require(store.notice)
    #expect(notice.contains(clips) && notice.contains("7 jobs."), "\(notice)")
    #expect(setAside.isEmpty == (damage == .noDatabase))
    for name in setAside { #expect(notice.contains(name), "\(notice)") }
    // And from then on it is a library like any other.
    #expect(try JobStore(folder: folder).notice == nil)
    #expect(setAside.count <= 1)
  }

  /// Deep in the history, where no start comes by unless it reads the whole.
  @Test(arguments: ["the machine starts", "doctor reads it"])
  func hiddenDamageIsFoundWhen(event: String) throws {
    var lives: [String: Int] = [:]
    for number in 1...120 { lives["\(number)"] = 6 }
    try fill(lives)
    var info = stat()
    stat(database, &info)
    try overwrite(at: UInt64(info.st_size) - 4096, count: 4096)
    do {
      let store = try JobStore(folder: folder)
      #expect(store.notice == nil)
      if event == "doctor reads it" { #expect(try store.check() != nil) }
      try store.database.close()
    }
    if event == "the machine starts" { unlink(folder + "/library.health") }
    let store = try JobStore(folder: folder)
    #expect(store.notice?.contains("120 jobs") == true)
    #expect(try store.check() == nil)
  }

  @Test func aSoundLibraryIsLeftAlone() throws {
    try fill(Self.lives)
    unlink(folder + "/library.health")
    let store = try JobStore(folder: folder)
    #expect(store.notice == nil)
    #expect(try store.check() == nil)
    #expect(try states(store)["c"] == .submitting)
    #expect(setAside.isEmpty)
  }

  @Test func aNewLibraryTakesNothingUpByItself() throws {
    try write(.sample("a").after(3))
    let store = try JobStore(folder: folder)
    #expect(store.notice == nil)
    #expect(try states(store).isEmpty)
  }

  @Test func nothingIsSetAsideWhileAnotherProgramHasItOpen() throws {
    try fill(["a": 3])
    let other = try JobStore(folder: folder)
    try other.health.note(.damaged)
    let refused = #expect(throws: StoreError.self) { try JobStore(folder: folder) }
    #expect(refused?.description.contains("another program") == true)
    #expect(setAside.isEmpty)
    #expect(try other.job("a")?.state == .queued)
  }

  @Test func ofManyProgramsOneMakesItAnew() async throws {
    try fill(Self.lives)
    try overwrite(at: 0, count: 100)
    let notices = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<6 { group.addTask { try JobStore(folder: folder).notice } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(notices.compactMap(\.self).count == 1)
    #expect(setAside.count == 1)
    #expect(try states(JobStore(folder: folder)) == Self.rebuilt)
  }

  @Test func damageSeenWhileItIsUsedIsPutRightByTheNextStart() throws {
    try fill(Self.lives)
    do {
      let store = try JobStore(folder: folder)
      let error = DatabaseError(resultCode: .SQLITE_CORRUPT)
      #expect(store.failure("read", error).description.contains("damaged"))
    }
    #expect(try JobStore(folder: folder).notice != nil)
    #expect(setAside.isEmpty == false)
  }

  @Test func aRebuildThatWasBrokenOffIsBegunAgain() throws {
    try fill(Self.lives)
    try overwrite(at: 0, count: 100)
    let away = folder + "/away"
    try FileManager.default.moveItem(atPath: clips, toPath: away)
    try Data().write(to: URL(filePath: clips))
    #expect(throws: StoreError.self) { try JobStore(folder: folder) }
    try FileManager.default.removeItem(atPath: clips)
    try FileManager.default.moveItem(atPath: away, toPath: clips)
    #expect(try states(JobStore(folder: folder)) == Self.rebuilt)
  }

  // MARK: On demand

  @Test func aSecondTimeChangesNothing() throws {
    let store = try JobStore(folder: folder)
    for (id, changes) in Self.lives { try write(.sample(id).after(changes)) }
    #expect(try store.takeUpSidecars(in: clips).taken.sorted() == Self.rebuilt.keys.sorted())
    _ = try store.apply(.cancelled(at: .moment), to: "a")
    let before = try store.jobs(matching: JobQuery(), limit: 100).jobs
    let second = try store.takeUpSidecars(in: clips)
    #expect(second.taken.isEmpty && second.known == 7)
    #expect(try store.jobs(matching: JobQuery(), limit: 100).jobs == before)
  }

  @Test func whatAnOlderLibraryTakesForUnsentIsCorrected() throws {
    let store = try JobStore(folder: folder)
    _ = try store.insert([.sample("sent"), .sample("saved"), .sample("waits")])
    _ = try store.insert([.sample("mine").after(3)])
    try write(.sample("sent").after(2))
    try write(.sample("saved").after(6))
    try write(.sample("waits"))
    try write(.sample("mine").after(2))
    #expect(try store.takeUpSidecars(in: clips).taken == ["saved", "sent"])
    #expect(
      try states(store) == [
        "sent": .unknown, "saved": .done, "waits": .waiting, "mine": .queued,
      ])
  }

  @Test func aRequestIdIsHeldOnceAlsoHere() throws {
    let store = try JobStore(folder: folder)
    try write(.sample("a").after(3, requestID: "r"))
    try write(.sample("b").after(3, requestID: "r"))
    let found = try store.takeUpSidecars(in: clips)
    #expect(found.taken == ["a"])
    #expect(found.leftOut.count == 1 && found.leftOut[0].contains("b.json"))
  }

  @Test func whatCannotBeReadIsNamedAndSkipped() throws {
    let store = try JobStore(folder: folder)
    try write(.sample("good").after(3))
    for (name, text) in [("notes", "{\"a\":1}"), ("half", "{\"id\":\"x"), ("none", "")] {
      try Data(text.utf8).write(to: URL(filePath: "\(clips)/\(name).json"))
    }
    try FileManager.default.createDirectory(
      atPath: clips + "/folder.json", withIntermediateDirectories: false)
    let found = try store.takeUpSidecars(in: clips)
    #expect(found.taken == ["good"])
    #expect(found.leftOut.map { $0.prefix { $0 != "." } } == ["folder", "half", "none", "notes"])
  }

  @Test func aClipIsFoundBesideItsSidecarOrKeptAsItWasKnown() throws {
    let store = try JobStore(folder: folder)
    try write(.sample("here").after(6))
    let moved = folder + "/moved"
    try write(.sample("there").after(6), to: moved)
    try Data("clip".utf8).write(to: URL(filePath: moved + "/clip.mp4"))
    _ = try store.takeUpSidecars(in: clips)
    _ = try store.takeUpSidecars(in: moved)
    #expect(try store.job("here")?.clip == Clip(path: "/clip.mp4", bytes: 12))
    #expect(try store.job("there")?.clip == Clip(path: moved + "/clip.mp4", bytes: 12))
  }

  @Test func ofTwoFilesOfAJobTheOneThatKnowsMoreCounts() throws {
    let store = try JobStore(folder: folder)
    try write(.sample("a").after(6), name: "2026-01-01_a")
    try write(.sample("a").after(2), name: "2026-01-02_a")
    try write(.sample("b").after(2), name: "2026-01-01_b")
    try write(.sample("b").after(6), name: "2026-01-02_b")
    _ = try store.takeUpSidecars(in: clips)
    #expect(try states(store) == ["a": .done, "b": .done])
  }
}
