import FoundationEssentials
import Jobs
import Schema

/// Keeps the JSON file of each job where its clip will lie, so that the files alone tell the story and
/// can make a lost library anew.
///
/// The one written by the claim is on disk before the body is sent: no loss of the library can hide that
/// something may have been charged. The library never waits for it or depends on it; where it cannot be
/// written, that is said and the job goes on.
struct Sidecars: Sendable {
  let folder: String
  let steps: Steps
  let say: @Sendable (ServiceNews) -> Void

  func keep(_ job: Job) {
    let path = ClipNaming(folder: folder, job: job).sidecar
    guard !job.leavesNothing else { return Disk.remove(path) }
    do throws(Failure) {
      try Disk.makeFolder(folder)
      try steps.around("sidecar \(job.state)") { () throws(Failure) in
        try Disk.replace(path, with: job.sidecar.indentedJSON + "\n")
      }
    } catch {
      // The one before says that it was not sent, and would be believed.
      if job.state == .submitting { Disk.remove(path) }
      say(.notice(error.message))
    }
  }

  /// What the file knows of the job where that is more than the library does: an older library was put
  /// back, and the job was sent since.
  func better(than job: Job) -> Job? {
    let path = ClipNaming(folder: folder, job: job).sidecar
    guard let text = FileManager.default.contents(atPath: path),
      let known = try? Job(sidecar: text), known.id == job.id, known.progress > job.progress
    else { return nil }
    return known
  }
}
