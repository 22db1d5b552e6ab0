import Jobs
import TerminalCore

extension Words {
  /// What is said of jobs now, in one sentence.
  static func remarked(
    _ said: [(job: Job, remark: Remark)], isTakenBack: Bool = false
  ) -> String {
    guard let first = said.first else { return "" }
    let subject = said.count == 1 ? name(first.job) : "\(said.count) jobs"
    let (isAre, hasHave) = said.count == 1 ? ("is", "has") : ("are", "have")
    // What is taken back may have differed, and tags that are added come to others.
    guard said.allSatisfy({ $0.remark == first.remark }) else {
      return isTakenBack
        ? "Taken back: \(subject) \(isAre) as before." : "\(subject) \(hasHave) other tags now."
    }
    return switch first.remark {
    case .tags(let tags):
      tags.isEmpty
        ? "\(subject) \(hasHave) no tags now."
        : "\(subject) \(isAre) tagged \(tags.joined(separator: ", "))."
    case .rating(let rating?): "\(subject): \(stars(rating)), \(rating) of 5."
    case .rating(nil): "\(subject) \(isAre) not rated any more."
    case .verdict(.kept): "\(subject): kept."
    case .verdict(.rejected): "\(subject): rejected."
    case .verdict(nil): "\(subject): neither kept nor rejected."
    case .note(let note?): "\(subject): \(note)"
    case .note(nil): "\(subject) \(hasHave) no note now."
    case .trashed(.some): "\(subject) \(isAre) in the trash."
    case .trashed(nil): "\(subject) \(isAre) in the trash no more."
    }
  }

  static func stars(_ rating: Int) -> String { String(repeating: "★", count: rating) }

  static func recalled(_ jobs: [Job]) -> String {
    guard jobs.count == 1, let job = jobs.first else {
      return "Taken back: \(jobs.count) jobs are in the list again."
    }
    return "Taken back: \(name(job)) is in the list again."
  }

  /// The same, each thing for itself with its name.
  static func remarkFacts(_ job: Job) -> [(String, String)] {
    var facts: [(String, String)] = []
    if let verdict = job.verdict { facts.append(("verdict", verdict.rawValue)) }
    if let rating = job.rating { facts.append(("rating", "\(stars(rating)) \(rating) of 5")) }
    if !job.tags.isEmpty { facts.append(("tags", job.tags.joined(separator: "  "))) }
    if let note = job.note { facts.append(("note", note)) }
    return facts
  }

  /// What a person says of a job, before what it is about.
  static func remarks(_ job: Job) -> Line {
    var line = Line.empty
    switch job.verdict {
    case .kept: line.append("✓ ", .statusSaved)
    case .rejected: line.append("✗ ", .dim)
    case nil: break
    }
    if job.tags.contains(Tags.favourite) { line.append("♥ ", .accent) }
    if let rating = job.rating { line.append("\(stars(rating)) ", .accent) }
    let tags = job.tags.filter { $0 != Tags.favourite }
    if !tags.isEmpty { line.append(tags.map { "#\($0) " }.joined(), .accent) }
    if line.columns > 0 { line.append(" ") }
    return line
  }
}
