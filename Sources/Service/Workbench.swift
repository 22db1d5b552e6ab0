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
  let sidecars: Sidecars
  let steps: Steps
  let say: @Sendable (ServiceNews) -> Void

  /// Who may ask about a job: only the API and the key that it was submitted with. Nil for any other.
  func client(for job: Job) -> APIClient? {
    job.origin == account.origin && job.keyFingerprint == account.keyFingerprint
      ? account.client : nil
  }

  func naming(_ job: Job) -> ClipNaming { ClipNaming(folder: clipsFolder, job: job) }

  /// The job ends without a clip.
  func end(_ job: Job, _ failure: Failure, reply: String? = nil) async {
    await ledger.record(.failed(failure, reply: reply, at: clock.now()), to: job)
  }

  /// The same for a job whose result the provider no longer has.
  func expire(_ job: Job, _ failure: Failure) async {
    await ledger.record(.expired(failure, at: clock.now()), to: job)
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
