import ArgumentParser
import Foundation
import History
import Jobs
import Media
import Schema
import Service
import StudioUI

/// `dailies probe`: sends one seed twice, to see whether it makes the same clip.
struct ProbeCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Send one seed of a model twice and compare the clips. It costs two jobs.",
    discussion: """
      The model's own example is sent twice, with the settings of its drafts. What comes of it stands at the seed's \
      field in the studio from then on: the same clip, clips that are alike, or different ones. Needs ffmpeg.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The model, as `dailies models` lists them.") var model: String
  @Flag(name: .shortAndLong, help: "Spend without asking.") var yes = false

  func work() async throws {
    let place = try Place(shared)
    let schema = try place.model(model)
    guard let seed = schema.seedParameter?.name else {
      throw CommandStop(.usage, "\(model) takes no seed.")
    }
    let ffmpeg = FFmpeg(limit: .seconds(120))
    if let missing = ffmpeg.missing { throw CommandStop(.failed, "\(missing)") }
    var generator = SystemRandomNumberGenerator()
    var values = schema.draft(schema.startValues.merging(schema.sample) { $1 })
    // The example's own may be one that others have sent, of which the clip lies ready.
    values[seed] = nil
    let draft = Draft(model: schema.slug, values: values)
      .drawingSeed(for: schema, using: &generator)
    guard shared.demo || place.settings.key != nil else { throw CommandStop(.noKey) }
    let plan = RunPlan(
      model: schema, purse: try Purse(place, model: schema), drafts: [draft, draft], leftOut: 0,
      twins: 0)
    try plan.checkCaps(isStated: !yes, remedy: "Without --yes you are asked.")
    if !yes { try plan.askConsent() }

    let live = try await Live.open(shared)
    let jobs: [Job]
    do throws(SubmitRefusal) {
      jobs = try await live.service.submit(
        plan.drafts, token: UUID().uuidString, contract: schema.contract)
    } catch {
      switch error {
      case .problems(let problems):
        throw CommandStop(.usage, problems.map(\.message).joined(separator: "\n"))
      case .failure(let failure): throw CommandStop(failure)
      }
    }
    let ids = jobs.map(\.id)
    for id in ids { _ = await live.service.remark(id, .tags(["probe"])) }
    let telling = [JobProgress.follow(live, ids: ids), JobProgress.notices(live)]
    let ended = try await live.service.settled(ids, until: .settled)
    for task in telling { task.cancel() }
    await live.hook.finish()
    let clips = ended.compactMap(\.clip)
    guard clips.count == 2 else {
      for failure in ended.compactMap({ $0.failure ?? $0.pause }) { Output.say(failure.message) }
      for job in ended where job.state == .waiting { _ = await live.service.cancel(job.id) }
      throw CommandStop(
        ExitCode(ended),
        "Without two clips there is nothing to compare. The jobs are in the history.")
    }
    let difference = try await difference(clips, ffmpeg)
    try keep(
      SeedProbe(model: model, verdict: .init(difference: difference), at: Date()), live.store)
  }

  private func difference(_ clips: [Clip], _ ffmpeg: FFmpeg) async throws -> Double {
    if clips[0].sha256 != nil && clips[0].sha256 == clips[1].sha256 { return 0 }
    do {
      return try await ffmpeg.difference(clips[0].path, clips[1].path)
    } catch {
      throw CommandStop(.failed, "The clips cannot be compared: \(error)")
    }
  }

  private func keep(_ probe: SeedProbe, _ store: JobStore) throws {
    try store.save(probe)
    Output.say("\(Words.probed(probe)).")
    Output.data(probe.verdict.rawValue)
  }
}
