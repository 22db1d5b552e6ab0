import Foundation
import History
import Jobs
import Schema

/// How long it takes to open a library, to look something up in it and to add a job to it.
struct LibraryBench {
  private static let many = 1_000_000
  private static let few = 10_000
  private static let page = 50
  private static let rounds = 20
  private static let submits = 50

  func figures() throws -> [Figure] {
    let (home, other) = (try StudioHome(), try StudioHome())
    let library = try FilledLibrary(home.library, jobs: Self.many)
    let opening = try (0..<Self.rounds).map { _ in
      try Stopwatch.time { try JobStore(folder: home.library) }.0
    }
    let filter = try FilterBench(home: home).figures()
    let store = try JobStore(folder: home.library)
    let finding = try Self.finding(library, store)
    return [
      Figure(.library, "open, 1,000,000 jobs", Samples(opening).median, "ms", goal: .atMost(50)),
      Figure(
        .library, "page of 50, the newest", try Self.paging(0, store), "ms", goal: .atMost(5)),
      Figure(
        .library, "page of 50, at nine tenths", try Self.paging(Self.many / 10 * 9, store), "ms",
        goal: .atMost(5)),
      Figure(
        .library, "page of 50, in the middle", try Self.paging(Self.many / 2, store), "ms",
        goal: .atMost(5)),
      Figure(.library, "50 queries, p50", finding.median, "ms"),
      Figure(.library, "50 queries, p95", finding.part(0.95), "ms", goal: .atMost(50)),
      try Self.submitting(
        store, JobStore(folder: FilledLibrary(other.library, jobs: Self.few).folder)),
    ] + filter
  }

  /// Ten kinds of question, each with five words from the commonest to the rarest.
  static func queries(_ vocabulary: [String]) -> [String] {
    [0, 5, 40, 300, 1500].flatMap { place -> [String] in
      let word = vocabulary[place]
      let other = vocabulary[place + 1]
      return [
        word, String(word.prefix(2)), "\(word) \(other)", "\"\(word) \(other)\"",
        "\(word) -\(other)", "\(word) model:video-a", "\(word) rating:>=4", "tag:hero \(word)",
        "state:failed \(word)", "seed:\(place)",
      ]
    }
  }

  /// Each query once, after each was asked once before.
  static func finding(_ library: FilledLibrary, _ store: JobStore) throws -> Samples {
    let queries = queries(library.vocabulary).map { JobQuery($0) }
    let times = try [queries, queries].map { queries in
      try queries.map { query in
        try Stopwatch.time { try store.jobs(matching: query, limit: page) }.0
      }
    }
    return Samples(times[1])
  }

  /// The median time of the page that begins there.
  static func paging(_ first: Int, _ store: JobStore) throws -> Double {
    Samples(
      try (0..<rounds).map { _ in
        try Stopwatch.time { try store.jobs(matching: JobQuery(), first: first, limit: page) }.0
      }
    ).median
  }

  /// One job after the other, in turn where there are many and where there are few.
  private static func submitting(_ large: JobStore, _ small: JobStore) throws -> Figure {
    let jobs = (0..<submits).map { Job.submitted($0) }
    let times = try jobs.map { job in
      try [large, small].map { store in try Stopwatch.time { try store.insert([job]) }.0 }
    }
    return Figure(
      .library, "submit, 1,000,000 jobs", Samples(times.map { $0[0] }).median, "ms",
      goal: .timesPeer(1.5),
      peer: .init(name: "10,000 jobs", value: Samples(times.map { $0[1] }).median))
  }
}

extension Job {
  /// One that was just submitted.
  static func submitted(_ number: Int) -> Job {
    Job(
      id: "submitted\(number)", token: "press\(number)", model: "p-video", contract: .v2,
      values: ["prompt": .text("take \(number)"), "seed": .integer(number)], seed: number,
      origin: "http://127.0.0.1", keyFingerprint: "none", estimate: 0.005, owner: "bench",
      createdAt: Date())
  }
}
