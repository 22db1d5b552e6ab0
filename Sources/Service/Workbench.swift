import FoundationEssentials
import History
import Jobs
import Schema
package import SegmindAPI

/// What every part of the service works with.
struct Workbench: Sendable {
  let store: JobStore
  let catalog: ModelCatalog
  let account: Account
  let owner: Owner
  let clock: ServiceClock
  let clipsFolder: String
  let tasks: BackgroundTasks
  let ledger: Ledger
  let say: @Sendable (ServiceNews) -> Void

  /// Who may ask about a job: only the API and the key that it was submitted with. Nil for any other.
  func client(for job: Job) -> APIClient? {
    job.origin == account.origin && job.keyFingerprint == account.keyFingerprint
      ? account.client : nil
  }

  func naming(_ job: Job) -> ClipNaming { ClipNaming(folder: clipsFolder, job: job) }

  /// The job ends without a clip. A sidecar it has tells so too.
  func end(_ job: Job, _ failure: Failure, reply: String? = nil) async {
    await record(end: .failed(failure, reply: reply, at: clock.now()), of: job)
  }

  /// The same for a job whose result the provider no longer has.
  func expire(_ job: Job, _ failure: Failure) async {
    await record(end: .expired(failure, at: clock.now()), of: job)
  }

  private func record(end: JobChange, of job: Job) async {
    guard let ended = await ledger.record(end, to: job), ended.requestID != nil else { return }
    writeSidecar(ended)
  }

  /// Writes what is known of the job beside where its clip will lie, so that the files alone tell the
  /// story. A sidecar that cannot be written costs nobody anything; the library has it all.
  func writeSidecar(_ job: Job) {
    do throws(Failure) {
      try Disk.makeFolder(clipsFolder)
      try Disk.replace(naming(job).sidecar, with: job.report.indentedJSON + "\n")
    } catch {
      say(.notice(error.message))
    }
  }
}

/// An API and a key; a job belongs to one such pair.
package struct Account: Sendable {
  /// The API's origin, or another name that stays the same where the port does not (the demo).
  package let origin: String
  /// Nil without a key: then everything works but what needs the provider.
  package let client: APIClient?

  package init(origin: String, client: APIClient?) {
    self.origin = origin
    self.client = client
  }

  package var keyFingerprint: String { client?.key.fingerprint ?? "" }
}
