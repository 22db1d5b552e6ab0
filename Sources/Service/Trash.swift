import FoundationEssentials
import Glibc
import History
import Jobs
import SegmindAPI

/// Empties the trash: of each job in it the library is told first, so that nobody takes it out any more; then the files
/// go, and its row last.
///
/// So what breaks off leaves a job in the trash without files, which the next time takes away; never a sidecar that
/// a rebuild would make a job of. Only what is surely the job's own is deleted, and nothing outside the folder of clips.
struct Trash: Sendable {
  let bench: Workbench

  /// So long the answer to a lost attempt may still come.
  private static let patience = 7.0 * 24 * 3600

  /// What would go. Looks at sizes alone, since reading every clip takes its time.
  func look() throws -> TrashCount {
    let inUse = try filesInUse()
    return try bench.store.trashed().reduce(into: TrashCount()) { count, job in
      guard !isAwaited(job) else {
        count.awaited += 1
        return
      }
      count.jobs += 1
      add(ownClip(of: job, inUse), of: job, to: &count)
    }
  }

  /// Takes away what can be, and says what that was.
  func empty() throws -> TrashCount {
    let inUse = try filesInUse()
    var count = TrashCount()
    for job in try bench.store.trashed() {
      guard !isAwaited(job) else {
        count.awaited += 1
        continue
      }
      var clip = ownClip(of: job, inUse)
      if let own = clip, let hash = job.clip?.sha256,
        (try? ContentHash.hex(ofFile: own.path)) != hash
      {
        clip = nil
      }
      let naming = bench.naming(job)
      let files = (clip.map { [$0.path] } ?? []) + naming.parts + [naming.sidecar]
      guard try begin(job) else {
        count.refused += 1
        continue
      }
      guard files.allSatisfy(Disk.removeSurely) else {
        try bench.store.stopEmptying(job)
        count.refused += 1
        continue
      }
      guard try takeOut(job) else { continue }
      count.jobs += 1
      add(clip, of: job, to: &count)
    }
    return count
  }

  private func filesInUse() throws -> Set<String> {
    Set(try bench.store.filesInUse().map(Self.whole))
  }

  /// The one way to write a path: a job may name a file by another, such as `~/clip.mp4`.
  private static func whole(_ path: String) -> String {
    URL(filePath: path.expandingTilde).standardizedFileURL.resolvingSymlinksInPath().path
  }

  private func begin(_ job: Job) throws -> Bool {
    try bench.steps.around("emptying") { () throws(StoreError) in
      try bench.store.beginEmptying(job)
    }
  }

  private func takeOut(_ job: Job) throws -> Bool {
    try bench.steps.around("emptied") { () throws(StoreError) in
      try bench.store.empty(job)
    }
  }

  private func add(_ clip: (path: String, bytes: Int)?, of job: Job, to count: inout TrashCount) {
    if let clip {
      count.clips += 1
      count.bytes += clip.bytes
    } else if let path = job.clip?.path, Disk.isThere(path) {
      count.spared += 1
    }
  }

  private func isAwaited(_ job: Job) -> Bool {
    job.state == .failed && job.failure?.code == .answerLost && job.requestID == nil
      && bench.clock.now().timeIntervalSince(job.submittedAt ?? job.createdAt) < Self.patience
  }

  /// The clip where it surely is what the job left, and no other job was given it.
  private func ownClip(of job: Job, _ inUse: Set<String>) -> (path: String, bytes: Int)? {
    guard let clip = job.clip, !inUse.contains(Self.whole(clip.path)) else { return nil }
    let url = URL(filePath: clip.path)
    let base = bench.naming(job).base
    let name = url.lastPathComponent
    var info = stat()
    guard name.hasPrefix(base + ".") || name.hasPrefix(base + "-"),
      url.deletingLastPathComponent().resolvingSymlinksInPath().path
        == URL(filePath: bench.clipsFolder).resolvingSymlinksInPath().path,
      lstat(clip.path, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      Int(info.st_size) == clip.bytes
    else { return nil }
    return (clip.path, clip.bytes)
  }
}
