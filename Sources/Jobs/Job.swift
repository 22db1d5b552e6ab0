package import FoundationEssentials
package import Schema

/// A draft that was submitted, and all that is known of it since.
package struct Job: Hashable, Sendable, Identifiable, Codable {
  /// Ours, drawn when it was stored. Not the provider's request id.
  package let id: String
  /// Jobs of one press on submit share it; `(token, index)` is unique, so a second press makes nothing.
  package let token: String
  package let index: Int
  package let model: String
  package let contract: Contract
  /// As chosen: local files as paths, the seed drawn.
  package let values: Values
  package let seed: Int?
  /// SHA-256 by path, of the local files among the values as they were when it was submitted.
  package let files: [String: String]
  /// Scheme, host and port of the API it belongs to; only there is it asked about.
  package let origin: String
  /// Which key it belongs to, without the key.
  package let keyFingerprint: String
  /// US dollars, as estimated when it was submitted.
  package let estimate: Double?
  /// Of how many own jobs the estimate is the median; nil where it is the list price.
  package let estimateFrom: Int?
  /// The jobs it came from; nil for none.
  package let parents: [Parent]?
  /// Where its texts were chosen from several.
  package let expansion: Expansion?
  package let createdAt: Date

  package internal(set) var state: JobState
  /// The exact body that was sent, stored by the claim.
  package internal(set) var body: String?
  /// The process that sends it, and on v1 is being sent its clip. Only that one may. Nil where it is open
  /// for whoever has the lease: to be asked about, or its clip to be fetched.
  package internal(set) var owner: String?
  package internal(set) var submittedAt: Date?
  package internal(set) var requestID: String?
  package internal(set) var statusURL: String?
  package internal(set) var responseURL: String?
  /// Where the provider keeps the clip.
  package internal(set) var outputURL: String?
  /// The seed the provider says it used.
  package internal(set) var reportedSeed: Int?
  /// US dollars, as the provider said.
  package internal(set) var cost: Double?
  /// What the provider answered last, as it came.
  package internal(set) var rawReply: String?
  package internal(set) var clip: Clip?
  package internal(set) var failure: Failure?
  package internal(set) var finishedAt: Date?
  /// A waiting job that is not sent by itself: why, in words (after a crash, credits, key).
  package internal(set) var pause: Failure?
  /// What it had cost, or may have, when a person asked about it again.
  package internal(set) var chargedBefore: Charged?
  /// Where a person moved it to in the queue.
  package internal(set) var movedTo: Double?
  /// What a person calls it; nil for nothing.
  var tagged: [String]?
  /// 1 to 5, as a person likes it.
  package internal(set) var rating: Int?
  package internal(set) var verdict: Verdict?
  package internal(set) var note: String?
  /// Since when it is in the trash.
  package internal(set) var trashedAt: Date?

  package init(
    id: String, token: String, index: Int = 0, model: String, contract: Contract, values: Values,
    seed: Int?, files: [String: String] = [:], origin: String, keyFingerprint: String,
    estimate: Double?, estimateFrom: Int? = nil, parents: [Parent] = [],
    expansion: Expansion? = nil, owner: String,
    createdAt: Date
  ) {
    self.id = id
    self.token = token
    self.index = index
    self.model = model
    self.contract = contract
    self.values = values
    self.seed = seed
    self.files = files
    self.origin = origin
    self.keyFingerprint = keyFingerprint
    self.estimate = estimate
    self.estimateFrom = estimateFrom
    self.parents = parents.isEmpty ? nil : parents
    self.expansion = expansion
    self.owner = owner
    self.createdAt = createdAt
    state = .waiting
  }

  /// Column of the library and name in a JSON export, for each property.
  package enum CodingKeys: String, CodingKey, CaseIterable {
    case id, token, model, contract, seed, files, origin, estimate, state, body, owner, cost, clip
    case failure, pause, parents, expansion, rating, verdict, note
    case index = "ordinal"
    case values = "parameters"
    case keyFingerprint = "key_fingerprint"
    case estimateFrom = "estimate_from"
    case createdAt = "created_at"
    case submittedAt = "submitted_at"
    case requestID = "request_id"
    case statusURL = "status_url"
    case responseURL = "response_url"
    case outputURL = "output_url"
    case reportedSeed = "reported_seed"
    case rawReply = "raw_reply"
    case finishedAt = "finished_at"
    case chargedBefore = "charged_before"
    case movedTo = "place"
    case tagged = "tags"
    case trashedAt = "trashed_at"
  }

  /// What a person calls it, in the order in which it was said.
  package var tags: [String] { tagged ?? [] }

  /// Its place in the queue: the smallest is sent first. Seconds since 1970, so that who came first goes
  /// first unless a person says otherwise.
  package var place: Double { movedTo ?? createdAt.timeIntervalSince1970 }

  /// Whether it cost money, by its state; a failure that says more is believed.
  package var charged: Charged {
    switch state {
    case .waiting, .uploading, .cancelled: .no
    case .submitting: .maybe
    // Asked about again, or late.
    case .queued, .processing:
      isFinished ? .yes : max(failure?.charged ?? .no, chargedBefore ?? .no)
    case .downloading, .done: .yes
    case .expired: isFinished ? .yes : max(.maybe, failure?.charged ?? .no)
    case .unknown: isFinished ? .yes : .maybe
    case .failed: failure?.charged ?? .no
    }
  }

  /// The provider has finished it once, which is when it charges.
  var isFinished: Bool {
    cost != nil || outputURL != nil || state == .downloading || chargedBefore == .yes
  }

  /// It is open, and takes so long that nobody need wait for it: it is seen to ever more seldom.
  package var isLate: Bool { (state.isPolled || state == .downloading) && failure != nil }

  /// Until when the provider keeps the result, counted from the submit (documented: one hour).
  package var keptUntil: Date? { submittedAt.map { $0.addingTimeInterval(3600) } }
}
