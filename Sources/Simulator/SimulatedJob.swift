import Foundation

/// A request the service accepted, from the submit to the end of its record.
struct SimulatedJob: Codable, Sendable {
  enum Status: String {
    case queued = "QUEUED"
    case processing = "PROCESSING"
    case completed = "COMPLETED"
    case failed = "FAILED"
  }

  /// How a job of the `odd-output` story writes its output.
  enum OddOutput: String, CaseIterable, Codable {
    case list, object, nested, missing
  }

  struct Clip: Codable {
    /// The unguessable last part of its address.
    let name: String
    let order: ClipOrder
  }

  let id: String
  let slug: String
  let body: JSON
  let seed: Int
  let stories: [Story]
  let cost: Double
  let submittedAt: Date
  let startsAt: Date
  var endsAt: Date
  /// Seconds as the service counts them, whatever the speed.
  let queueTime: Double
  let inferenceTime: Double
  /// Why it fails, or nil when it completes.
  let failure: String?
  let oddOutput: OddOutput?
  let clips: [Clip]
  /// When it ended; nil as long as it is open.
  var settledAt: Date?
  /// The balance after it was charged.
  var remainingCredits: Double?
  /// Bytes of the first clip.
  var clipSize: Int?
  var downloads = 0

  func status(at now: Date) -> Status {
    if settledAt != nil { return failure == nil ? .completed : .failed }
    return now < startsAt ? .queued : .processing
  }

  /// What the history calls the same state.
  var historyStatus: String {
    settledAt == nil ? "PENDING" : failure == nil ? "COMPLETED" : "FAILED"
  }

  var prompt: String { Self.prompt(of: body) }

  /// Where a body carries words that describe the clip.
  static let promptKeys = ["prompt", "instruction_prompt", "video_prompt", "voice_script"]

  static func prompt(of body: JSON) -> String {
    promptKeys.lazy.compactMap { body[$0]?.text }.first { !$0.isEmpty } ?? ""
  }

  /// What the status and the result say of times and money: money only once it was charged.
  var metrics: JSON {
    var fields: [String: JSON] = [:]
    if settledAt != nil {
      fields["inference_time"] = .number(inferenceTime)
      fields["queue_time"] = .number(queueTime)
      fields["total_time"] = .number(Account.rounded(inferenceTime + queueTime))
    }
    if let remainingCredits {
      fields["cost"] = .number(cost)
      fields["remaining_credits"] = .number(remainingCredits)
    }
    return oddOutput == nil ? .object(fields) : JSON.object(fields).withNumbersAsStrings
  }
}
