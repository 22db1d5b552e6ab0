import FoundationEssentials
import History
import Jobs
import Schema
import SegmindAPI

/// Turns the local files of a job into URLs, each content once for an API.
actor Uploads {
  private let bench: Workbench
  /// By content: jobs that need the same file at the same time share one upload.
  private var running: [String: SharedUpload] = [:]
  /// Jobs that were cancelled while their files were seen to.
  private var cancelled: Set<String> = []

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
    let watch = Task { if await bench.store.becomesCancelled(job.id) { giveUp(job.id) } }
    defer {
      watch.cancel()
      cancelled.remove(job.id)
    }
    var urls: [String: String] = [:]
    do throws(Failure) {
      for path in paths {
        let answer = try await url(of: path, job, client)
        // What a broken off upload answers says nothing of the network.
        guard let answer, !cancelled.contains(job.id) else { return .not(.notTried) }
        switch answer {
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

  /// Breaks off what no other job waits for.
  private func giveUp(_ job: String) {
    cancelled.insert(job)
    for upload in running.values { upload.leave(job) }
    running = running.filter { !$0.value.jobs.isEmpty }
  }

  /// Nil where the job was cancelled before its upload began.
  private func url(
    of path: String, _ job: Job, _ client: APIClient
  ) async throws(Failure) -> UploadAnswer? {
    let file = path.expandingTilde
    let before = Disk.stamp(file)
    let hash = try await Self.hash(of: file)
    guard job.files[path] == nil || job.files[path] == hash else { throw .changed(path) }
    guard !cancelled.contains(job.id) else { return nil }
    let upload = running[hash] ?? SharedUpload()
    running[hash] = upload
    let answer = upload.join(job.id) { [bench] in
      // Whatever keeps that address from being reached: an upload costs nothing, and a job that is sent with
      // an address that is gone comes back without a clip. Without a network the upload says so.
      if let known = try? bench.store.upload(sha256: hash, origin: job.origin),
        await client.isThere(known)
      {
        return .stored(url: known)
      }
      let answer = await client.upload(file: file) { bytes, total in
        for job in upload.jobs {
          bench.say(.progress(job: job, .init(phase: .uploading, bytes: bytes, total: total)))
        }
      }
      guard case .stored(let url) = answer else { return answer }
      guard Disk.stamp(file) == before else { return .refused(.changed(path)) }
      try? bench.steps.around("remembered") {
        try bench.store.rememberUpload(
          sha256: hash, origin: job.origin, url: url, at: bench.clock.now())
      }
      return answer
    }
    defer { if running[hash] === upload { running[hash] = nil } }
    return await answer.value
  }

  /// Away from the actor: a long file keeps no other job's upload waiting.
  @concurrent
  private nonisolated static func hash(of file: String) async throws(Failure) -> String {
    try ContentHash.hex(ofFile: file)
  }
}

extension Failure {
  fileprivate static func changed(_ path: String) -> Failure {
    .localFile("\(path) was changed after the job was submitted.", charged: .no)
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
