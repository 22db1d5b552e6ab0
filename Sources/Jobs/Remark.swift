package import FoundationEssentials

/// Something that a person says of a job, in place of what was said before; nothing of its life.
package enum Remark: Hashable, Sendable {
  /// What it is called, to be found by.
  case tags([String])
  /// 1 to 5; nil takes it back.
  case rating(Int?)
  case verdict(Verdict?)
  /// A few words; nil or none takes them back.
  case note(String?)
  /// Since when it is to be thrown away; nil takes it out of the trash. Only of a job that has ended.
  case trashed(Date?)

  /// What is said of a job now, in the place where this would go.
  package func now(in job: Job) -> Remark {
    switch self {
    case .tags: .tags(job.tags)
    case .rating: .rating(job.rating)
    case .verdict: .verdict(job.verdict)
    case .note: .note(job.note)
    case .trashed: .trashed(job.trashedAt)
    }
  }
}

/// Whether a clip is one of those that are wanted.
package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  case kept, rejected
}
