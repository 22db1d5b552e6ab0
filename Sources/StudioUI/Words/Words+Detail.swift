import FoundationEssentials
import Jobs
import TerminalCore

extension Words {
  static let noReply = "No answer of the provider is kept."
  static let jobGone = "This job is no longer in the list."

  static func clipIsMissing(_ keymap: Keymap) -> String {
    "No longer there; \(keymap.name(of: .askAgain)) fetches it again while the provider keeps it."
  }

  static func title(_ job: Job, isRaw: Bool = false) -> String {
    let seed = job.seed.map { " · seed \($0)" } ?? ""
    return "\(job.model)\(seed) · \(outcome(job))" + (isRaw ? " · the provider's answer" : "")
  }

  static func chargedSentence(_ job: Job) -> String {
    let amount = job.cost ?? job.estimate
    switch job.charged {
    case .no: return "It was not charged."
    case .yes: return amount.map { "It was charged, \(money($0))." } ?? "It was charged."
    case .maybe:
      return amount.map { "It may have been charged, about \(money($0))." }
        ?? "It may have been charged."
    }
  }

  static func costFact(_ job: Job) -> String {
    if let cost = job.cost {
      guard let price = job.price, price != Money(cost) else { return "\(money(cost)) credits" }
      return "\(money(cost)) credits; estimated \(price.words), \(job.estimateSource)"
    }
    switch job.charged {
    case .no:
      guard job.state.isOpen else { return "nothing" }
      let amount = job.price.map { "; about \($0.words), \(job.estimateSource)" } ?? ""
      return "not yet charged\(amount)"
    case .yes, .maybe:
      let amount = job.estimate.map { ", about \(money($0)) credits (\(job.estimateSource))" } ?? ""
      return charged(job.charged) + amount
    }
  }

  /// When it was made, sent and ended, each with its name.
  static func times(_ job: Job, now: Date, in timeZone: TimeZone) -> [(String, String)] {
    let took = took(job).map { ", after \(duration($0))" } ?? ""
    return [("made", when(job.createdAt, now: now, in: timeZone))]
      + (job.submittedAt.map { [("sent", time($0, in: timeZone))] } ?? [])
      + (job.finishedAt.map {
        [(job.state == .unknown ? "answer lost" : "ended", time($0, in: timeZone) + took)]
      } ?? [])
  }

  /// The keys that work on the chosen job now.
  static func whatCanBeDone(_ state: StudioState) -> [(key: String, title: String)] {
    CommandTable.commands(in: .job).filter { $0.whyOff(state) == nil }
      .compactMap { command in
        command.title.map { (state.keymap.name(of: command.id), $0) }
      }
  }
}
