package import FoundationEssentials
package import Schema

/// The JSON file that lies where the clip will lie: the report, and beside its names everything else
/// the library holds of the job, so that the files alone can make a lost library anew.
extension Job {
  package var sidecar: Value {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    // A job always encodes; where it did not, the report would still be true.
    let record = (try? encoder.encode(self)).flatMap { try? Value(json: $0).members } ?? [:]
    return .object(record.merging(report.members ?? [:]) { $1 })
  }

  /// Reads a sidecar; throws where the text is none.
  package init(sidecar: Data) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    self = try decoder.decode(Job.self, from: sidecar)
    // The report says so where there are none.
    if tags.isEmpty { tagged = nil }
    // File names are made of it, and the file may come from anywhere.
    guard !id.isEmpty, id.count <= 40, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [CodingKeys.id], debugDescription: "\(id) is no job's id"))
    }
  }

  /// The job for a library that knows nothing of it, nor of the process that had it: what was not sent
  /// waits for a person, and what was being sent may have been charged.
  package var rebuilt: Job {
    let change: JobChange? =
      switch state {
      case .waiting: .paused(.rebuiltUnsent)
      case .uploading: .returned(pause: .rebuiltUnsent)
      case .submitting: .lost(.rebuiltWhileSent, at: submittedAt ?? createdAt)
      case .downloading where requestID == nil && outputURL == nil:
        .brokeOff(.rebuiltWhileSent, from: owner, at: submittedAt ?? createdAt)
      case .queued, .processing, .downloading, .done, .failed, .expired, .unknown, .cancelled: nil
      }
    var job = change.flatMap { $0.apply(to: self) } ?? self
    job.owner = nil
    return job
  }

  /// The same job with its clip at another place.
  package func moved(to path: String) -> Job {
    var job = self
    job.clip = clip.map { Clip(path: path, bytes: $0.bytes, sha256: $0.sha256) }
    return job
  }

  /// How far the job has surely come, to tell which of two records of it knows more.
  package var progress: Int {
    if clip != nil { return 3 }
    if requestID != nil { return 2 }
    return body != nil ? 1 : 0
  }

  /// It ended before the provider had anything of it: no money, no clip, nothing for a file to tell.
  package var leavesNothing: Bool {
    state == .cancelled || (state == .failed && requestID == nil && charged == .no)
  }
}

extension Failure {
  private static let rebuilt = "The library was made anew from the files beside the clips"

  static let rebuiltUnsent = Failure(
    .unreachable, what: "\(rebuilt); this job was not sent yet.", charged: .no,
    next: "Let it go on, or cancel it.")

  static let rebuiltWhileSent = Failure(
    .answerLost, what: "\(rebuilt); this job was being sent.", charged: .maybe,
    next: "The account's history is searched for it; it is not sent again by itself.")
}
