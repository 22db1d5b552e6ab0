import FoundationEssentials
package import Jobs

/// What is known of seeds: which was sent, which the provider speaks of, and what one that is sent twice makes.
extension Words {
  /// With a sign where the provider speaks of another: "42≠".
  static func seed(_ job: Job) -> String? {
    job.seed.map { "\($0)\(job.otherSeed == nil ? "" : "≠")" }
  }

  package static func otherSeed(_ job: Job) -> String? {
    job.otherSeed.map {
      "The provider says \($0), and \(job.seed ?? 0) was sent: the same seed may not make this clip again."
    }
  }

  /// Why a seed of this model may not make the same clip again, or why it does; nil where nothing is known.
  static func seedTruth(_ model: String, _ jobs: JobsState, now: Date, in zone: TimeZone) -> String?
  {
    let sentences = [
      jobs.experience[model].flatMap { own in
        own.otherSeeds > 1
          ? "This model reported other seeds in \(own.otherSeeds) of \(own.seedsReported) jobs."
          : nil
      }, jobs.probes[model].map { "\(probed($0)) (\(when($0.at, now: now, in: zone)))." },
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  package static func probed(_ probe: SeedProbe) -> String {
    switch probe.verdict {
    case .same: "Probed: one seed made the same clip twice"
    case .similar: "Probed: one seed made two clips that are alike, not the same"
    case .different: "Probed: one seed made two different clips"
    }
  }
}
