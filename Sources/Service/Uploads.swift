import FoundationEssentials
import History
import Jobs
import Schema
import SegmindAPI

/// Turns the local files of a job into URLs, each content once for an API.
actor Uploads {
  private let bench: Workbench
  /// By content: jobs that need the same file at the same time share one upload.
  private var running: [String: Task<UploadAnswer, Never>] = [:]

  init(bench: Workbench) { self.bench = bench }

  /// What came of the files of a job.
  enum Outcome {
    /// The URL by the path.
    case ready([String: String])
    case not(Submitter.Outcome)
  }

  /// Uploads what is not there yet. Throws where the library cannot say that it uploads.
  func urls(
    of job: Job, _ schema: ModelSchema, _ client: APIClient
  ) async throws(StoreError) -> Outcome {
    let paths = RequestBody.files(schema, job.values)
    guard !paths.isEmpty else { return .ready([:]) }
    guard let job = try await bench.ledger.decide(.uploadStarted, job.id) else {
      return .not(.notTried)
    }
    var urls: [String: String] = [:]
    do throws(Failure) {
      for path in paths {
        switch try await url(of: path, job, client) {
        case .stored(let url): urls[path] = url
        case .rateLimited(let seconds, let failure):
          return .not(.tooMany(seconds: seconds, failure))
        case .unreachable(let failure): return .not(.unreachable(failure))
        case .refused(let failure) where [.keyRefused, .outOfCredits].contains(failure.code):
          return .not(.refusedForAll(failure))
        case .refused(let failure): throw failure
        }
      }
      return .ready(urls)
    } catch {
      await bench.end(job, error)
      return .not(.notTried)
    }
  }

  private func url(
    of path: String, _ job: Job, _ client: APIClient
  ) async throws(Failure) -> UploadAnswer {
    let file = path.expandingTilde
    let hash = try await Self.hash(of: file)
    guard job.files[path] == nil || job.files[path] == hash else {
      throw .localFile("\(path) was changed after the job was submitted.", charged: .no)
    }
    if let known = try? bench.store.upload(sha256: hash, origin: job.origin) {
      return .stored(url: known)
    }
    let upload =
      running[hash]
      ?? Task { [bench] in
        let answer = await client.upload(file: file) { bytes, total in
          bench.say(.progress(job: job.id, .init(phase: .uploading, bytes: bytes, total: total)))
        }
        if case .stored(let url) = answer {
          try? bench.steps.around("remembered") {
            try bench.store.rememberUpload(
              sha256: hash, origin: job.origin, url: url, at: bench.clock.now())
          }
        }
        running[hash] = nil
        return answer
      }
    running[hash] = upload
    return await upload.value
  }

  /// Away from the actor: a long file keeps no other job's upload waiting.
  @concurrent
  private nonisolated static func hash(of file: String) async throws(Failure) -> String {
    try ContentHash.hex(ofFile: file)
  }
}

extension String {
  /// The absolute path from `~` on where it lies in the user's home.
  package var abbreviatingHome: String {
    let home = "~".expandingTilde
    if self == home { return "~" }
    return hasPrefix(home + "/") && home != "/" ? "~" + dropFirst(home.count) : self
  }

  /// The path with a leading `~` as the user's home, which is where HOME says, as in a shell.
  package var expandingTilde: String {
    guard self == "~" || hasPrefix("~/") else { return self }
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    return (home.isEmpty ? FileManager.default.homeDirectoryForCurrentUser.path : home)
      + dropFirst()
  }
}
