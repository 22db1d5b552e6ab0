import Foundation
import GRDB
import History
import Jobs
import Schema

/// A library as it is after years of work, made by SQL alone: its jobs are of all kinds, their prompts of words of
/// which the first are many times as common as the last.
struct FilledLibrary {
  let folder: String
  let jobs: Int
  let vocabulary = (0..<2000).map(Self.word)
  /// Occurs once, in the oldest job, which says this.
  static let rareWord = "kaleidoscope"
  static let rareText = "A \(rareWord)"

  /// Fills the library of that folder with so many jobs.
  init(_ folder: String, jobs: Int) throws {
    (self.folder, self.jobs) = (folder, jobs)
    // Makes the file, and the job that the others are copies of.
    _ = try JobStore(folder: folder).insert([Self.template])
    let database = try DatabaseQueue(path: folder + "/library.sqlite")
    var chance = SeededChance(seed: 42)
    let prompts = (0..<2000).map { _ in Self.prompt(vocabulary, using: &chance) }
    try database.write { db in
      try db.execute(sql: "CREATE TEMP TABLE prompt (id INTEGER PRIMARY KEY, text TEXT)")
      for (place, prompt) in prompts.enumerated() {
        try db.execute(sql: "INSERT INTO prompt VALUES (?, ?)", arguments: [place, prompt])
      }
      let columns = try db.columns(in: "job").map(\.name).filter { $0 != "number" }
      try db.execute(
        sql: """
          INSERT INTO job (\(columns.joined(separator: ", ")))
          WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < \(jobs))
          SELECT \(columns.map { Self.own[$0] ?? $0 }.joined(separator: ", ")) FROM many, job
          WHERE job.id = 'template'
          """)
    }
  }

  /// What the number of a job makes of its columns; the others are the template's.
  private static let own = [
    "id": "printf('%012x', n)", "token": "'t' || (n / 8)", "ordinal": "n % 8", "seed": "n",
    "parameters":
      "json_object('prompt', 'take ' || n || ' ' || (SELECT text FROM prompt WHERE id = n % 2000), 'seed', n)",
    "model": "CASE n % 5 WHEN 0 THEN 'p-video-avatar' WHEN 1 THEN 'pixverse' ELSE 'p-video' END",
    "state": "iif(n % 20 = 0, 'failed', 'done')", "request_id": "printf('%032x', n * 7919)",
    "created_at": "strftime('%Y-%m-%d %H:%M:%f', '2025-01-01', '+' || (n * 30) || ' seconds')",
    "rating": "iif(n % 30 = 0, n % 5 + 1, NULL)",
    "tags": #"iif(n % 50 = 0, '["hero"]', NULL)"#,
  ]

  private static var template: Job {
    let job = Job(
      id: "template", token: "template", model: "p-video", contract: .v2,
      values: ["prompt": .text(rareText), "seed": 7], seed: 7, origin: "http://127.0.0.1",
      keyFingerprint: "none", estimate: 0.005, owner: "none", createdAt: .distantPast)
    let changes: [JobChange] = [
      .uploadStarted, .claimed(body: "{}", owner: "none", at: .distantPast),
      .accepted(requestID: "template", statusURL: "s", responseURL: "t", reply: "{}"), .started,
      .completed(outputURL: "u", cost: 0.25, seed: 7, reply: "{}"),
      .saved(Clip(path: "/clip.mp4", bytes: 12), at: .distantPast),
    ]
    return changes.reduce(job) { $1.apply(to: $0) ?? $0 }
  }

  private static func prompt(_ words: [String], using chance: inout SeededChance) -> String {
    (0..<25).map { _ in
      // The square of a random number favours the small ones.
      let part = Double.random(in: 0..<1, using: &chance)
      return words[Int(part * part * Double(words.count))]
    }.joined(separator: " ")
  }

  /// Letters that no other number has.
  private static func word(_ number: Int) -> String {
    let (consonants, vowels) = (Array("bdfghklmnprst"), Array("aeiou"))
    var word = ""
    var rest = number
    repeat {
      word.append(consonants[rest % 13])
      rest /= 13
      word.append(vowels[rest % 5])
      rest /= 5
    } while rest > 0
    return word
  }
}
