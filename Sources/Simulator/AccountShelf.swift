import Foundation

/// Keeps an account in a folder, so that it is the same after a restart.
///
/// Each job is a file of its own: to accept one costs the same however many there are, and two
/// programs on the same folder add to the account instead of overwriting it.
struct AccountShelf: Sendable {
  private let folder: URL
  private let jobs: URL

  init(folder: URL) throws {
    self.folder = folder
    jobs = folder.appending(path: "jobs")
    try FileManager.default.createDirectory(at: jobs, withIntermediateDirectories: true)
  }

  /// What the account had when it was opened; an account that is new gets `balance`.
  func openingBalance(orElse balance: Double) throws -> Double {
    let file = folder.appending(path: "account.json")
    if FileManager.default.fileExists(atPath: file.path) {
      return try JSONDecoder().decode([String: Double].self, from: Data(contentsOf: file))[
        "opening_balance"] ?? balance
    }
    try JSONEncoder().encode(["opening_balance": balance]).write(to: file, options: .atomic)
    return balance
  }

  /// The saved jobs that `isKnown` does not have, oldest first.
  func jobs(except isKnown: (String) -> Bool) throws -> [SimulatedJob] {
    try FileManager.default.contentsOfDirectory(atPath: jobs.path)
      .filter { $0.hasSuffix(".json") && !isKnown(String($0.dropLast(".json".count))) }
      .map { name in
        let bytes = try Data(contentsOf: jobs.appending(path: name))
        return try JSONDecoder().decode(SimulatedJob.self, from: bytes)
      }
      .sorted { $0.submittedAt < $1.submittedAt }
  }

  /// Writes the file of a job as a whole: it is the old one or the new one, never half of one.
  func save(_ job: SimulatedJob) throws {
    try JSONEncoder().encode(job)
      .write(to: jobs.appending(path: job.id + ".json"), options: .atomic)
  }
}
