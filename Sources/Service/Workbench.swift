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

  /// Whether this process may still act for the job: it has the lease, or the clip comes on its own
  /// connection, or nobody else can know of it. Where the library cannot say, what is paid goes first.
  func isOurs(_ job: Job, under lease: Lease?) async -> Bool {
    if await ledger.isAhead(of: job.id) { return true }
    // It may have ended since whoever calls has looked.
    return (try? store.mayAct(owner.name, for: job.id, under: lease)) ?? true
  }

  func naming(_ job: Job) -> ClipNaming { ClipNaming(folder: clipsFolder, job: job) }

  /// The job ends without a clip.
  func end(
    _ job: Job, _ failure: Failure, reply: String? = nil, under lease: Lease? = nil
  ) async {
    let failure = ofItsInput(failure, job)
    await ledger.record(.failed(failure, reply: reply, at: clock.now()), to: job, under: lease)
  }

  /// Where the provider could not use a file that was uploaded for the job, that upload is of no use to any
  /// other; whoever needs the file next uploads it anew. Nothing is sent by this.
  private func ofItsInput(_ failure: Failure, _ job: Job) -> Failure {
    guard !job.files.isEmpty, [.generationFailed, .badRequest].contains(failure.code),
      let text = failure.providerText, InputTrouble.speaks(in: text)
    else { return failure }
    try? store.forgetUploads(sha256: Set(job.files.values), origin: job.origin)
    return .inputRefused(text)
  }

  /// The same for a job whose result the provider no longer has.
  func expire(_ job: Job, _ failure: Failure, under lease: Lease?) async {
    await ledger.record(.expired(failure, at: clock.now()), to: job, under: lease)
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
