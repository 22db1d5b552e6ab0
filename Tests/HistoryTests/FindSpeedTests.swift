import Foundation
import GRDB
import Jobs
import Testing

@testable import History

/// How long it takes to find something where there is much; `DAILIES_FIND_JOBS=100000` measures more of it and prints it.
@Suite(.serialized) struct FindSpeedTests {
  private static let jobs =
    ProcessInfo.processInfo.environment["DAILIES_FIND_JOBS"].flatMap { Int($0) } ?? 10_000
  private static let clock = ContinuousClock()

  @Test func fiftyQueriesThePageAndTheSubmitStayQuick() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var words = Words()
    let vocabulary = words.vocabulary
    try Self.fill(JobStore(folder: folder), &words)

    let opening = try Self.milliseconds { _ = try JobStore(folder: folder) }
    let store = try JobStore(folder: folder)
    var times: [(milliseconds: Double, typed: String)] = []
    for typed in Self.queries(vocabulary) {
      let query = JobQuery(typed)
      #expect(query.problems.isEmpty)
      let time = try Self.milliseconds { _ = try store.jobs(matching: query, limit: 50) }
      times.append((time, typed))
    }
    times.sort { $0.milliseconds < $1.milliseconds }
    let page = try Self.milliseconds { _ = try store.jobs(matching: JobQuery(), limit: 50) }
    let deep = try Self.milliseconds {
      _ = try store.read { db in
        try JobStore.page(JobQuery(), first: Self.jobs * 9 / 10, limit: 50, db).total
      }
    }
    let submit = try Self.milliseconds { _ = try store.insert([.sample("new")]) }
    let half = times[times.count / 2].milliseconds
    let most = times[times.count * 95 / 100].milliseconds
    print(
      """
      \(Self.jobs) jobs: open \(opening), query p50 \(half) p95 \(most), page \(page), \
      page near the end \(deep), submit \(submit) ms;
      slowest: \(times.suffix(4).map { "\($0.typed) \($0.milliseconds)" }.joined(separator: ", "))
      """)
    // A busy machine takes many times as long; reading every text would take far longer still.
    #expect(most < 500)
    #expect(page < 500)
  }

  private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    let time = try clock.measure(work)
    return (Double(time.components.attoseconds) / 1e15 * 100).rounded() / 100
      + Double(time.components.seconds) * 1000
  }

  /// Ten kinds of question, each with five words from the commonest to the rarest.
  private static func queries(_ vocabulary: [String]) -> [String] {
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

  /// Jobs as they come from a year of work, made by SQL alone.
  private static func fill(_ store: JobStore, _ words: inout Words) throws {
    _ = try store.insert([
      Job.sample("template").after(6)
    ])
    let prompts = (0..<2000).map { _ in words.prompt() }
    try store.database.write { db in
      try db.execute(sql: "CREATE TEMP TABLE prompt (id INTEGER PRIMARY KEY, text TEXT)")
      for (place, prompt) in prompts.enumerated() {
        try db.execute(sql: "INSERT INTO prompt VALUES (?, ?)", arguments: [place, prompt])
      }
      let own = [
        "id": "printf('%012x', n)", "token": "'t' || (n / 8)", "ordinal": "n % 8", "seed": "n",
        "parameters":
          "json_object('prompt', (SELECT text FROM prompt WHERE id = n % 2000) || ' take ' || n, 'seed', n)",
        "model":
          "CASE n % 5 WHEN 0 THEN 'p-video-avatar' WHEN 1 THEN 'pixverse' ELSE 'p-video' END",
        "state": "iif(n % 20 = 0, 'failed', 'done')", "request_id": "printf('%032x', n * 7919)",
        "created_at": "strftime('%Y-%m-%d %H:%M:%f', '2025-01-01', '+' || (n * 30) || ' seconds')",
        "rating": "iif(n % 30 = 0, n % 5 + 1, NULL)",
        "tags": #"iif(n % 50 = 0, '["hero"]', NULL)"#,
      ]
      let columns = try db.columns(in: "job").map(\.name).filter { $0 != "number" }
      try db.execute(
        sql: """
          INSERT INTO job (\(columns.joined(separator: ", ")))
          WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < \(jobs))
          SELECT \(columns.map { own[$0] ?? $0 }.joined(separator: ", ")) FROM many, job
          WHERE job.id = 'template'
          """)
    }
  }

  /// Words of which the first are many times as common as the last, the same in each run.
  private struct Words {
    private var state: UInt64 = 42

    var vocabulary: [String] { (0..<2000).map(Self.word) }

    mutating func prompt() -> String {
      (0..<25).map { _ in
        // The square of a random number favours the small ones.
        let part = Double(next() % 10_000) / 10_000
        return Self.word(Int(part * part * 2000))
      }.joined(separator: " ")
    }

    private mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }

    private static func word(_ place: Int) -> String {
      let (consonants, vowels) = (Array("bdfgklmnprstv"), Array("aeiou"))
      var rest = place * 31 + 97
      var word = ""
      repeat {
        word.append(consonants[rest % 13])
        rest /= 13
        word.append(vowels[rest % 5])
        rest /= 5
      } while rest > 0
      return word
    }
  }
}
