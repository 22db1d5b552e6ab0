import ArgumentParser
import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import Service
import StudioUI
import Synchronization

/// `dailies run`: one job from arguments to the saved clip.
struct RunCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Submit one job, or several that differ, wait for them and save their clips.",
    discussion: """
      Prints the paths of the clips. A value is given as name=value; a path is a local file, which is \
      uploaded first; a repeated name makes a list. `dailies models MODEL` lists the names.

      Several values make several jobs: seed=1..8, duration=3,5,8, seed=4x (four are drawn), and in a text {a|b} or \
      __name__, a line of wildcards/name.txt beside the configuration. Every value meets every other; what the \
      model forbids is left out. Before anything is sent it says how many jobs that makes and what they cost.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The model, as `dailies models` lists them.") var model: String
  @Argument(help: ArgumentHelp("The values.", valueName: "name=value")) var values: [String] = []
  @Flag(help: "End as soon as the provider has the job; `dailies wait` fetches it.")
  var detach = false
  @Flag(name: .shortAndLong, help: "Spend without asking.") var yes = false
  @Option(help: ArgumentHelp("Of several jobs, send so many, drawn from all.", valueName: "n"))
  var sample: Int?
  @Flag(help: "Of several values, the first ones make the first job, and so on.")
  var sideBySide = false
  @Flag(help: "Say what would be sent, and send nothing.") var dryRun = false
  @Option(
    help: ArgumentHelp(
      "Send nothing where the list price is higher than this, or not known.", valueName: "credits"))
  var maxCost: Double?
  @Flag(help: "Print the job as one line of JSON.") var json = false

  func work() async throws {
    let place = try Place(shared)
    // Where a file that was to replace the model cannot be taken, another model runs than was meant.
    for problem in place.catalog.problems { Output.say("\(problem)") }
    var schema = try place.model(model)
    if detach, schema.contract == .v1 {
      guard schema.hasV2 else {
        throw CommandStop(
          .usage,
          "--detach: \(model) answers only while the connection is held (v1), so nobody could fetch it later."
        )
      }
      schema = schema.with(.v2)
    }
    let plan = try plan(
      schema, try Purse(place, model: schema), Wildcards(folder: place.folders.wildcards))
    try lookAtFiles(schema, plan.drafts, warnsFrom: place.settings.inForce.uploadWarning)
    if dryRun {
      plan.lines.forEach(Output.data)
      return plan.question.forEach(Output.say)
    }
    guard shared.demo || place.settings.key != nil else { throw CommandStop(.noKey) }
    if let maxCost {
      try plan.check(maxCost)
    } else if yes, plan.drafts.count > Self.mostUnasked {
      throw CommandStop(
        .notConsented,
        "That makes \(plan.words). With --yes, so many need --max-cost. Nothing was sent.")
    }
    try plan.checkCaps(isStated: maxCost != nil || !yes)
    if !yes { try plan.askConsent() }

    let sent = Mutex<[String]>([])
    let interruption = Interruption.announce {
      let ids = sent.withLock(\.self)
      return ids.isEmpty
        ? "Interrupted before anything was sent."
        : "Interrupted. What was sent goes on at the provider: dailies wait \(ids.joined(separator: " "))"
    }
    defer { interruption.cancel() }
    let live = try await Live.open(shared)
    guard try !live.store.isQueuePaused() else { throw CommandStop(.temporary, Self.queuePaused) }
    let jobs: [Job]
    do throws(SubmitRefusal) {
      jobs = try await live.service.submit(
        plan.drafts, token: UUID().uuidString, contract: schema.contract)
      sent.withLock { $0 = jobs.map(\.id) }
    } catch {
      switch error {
      case .problems(let problems): throw refusal(problems)
      case .failure(let failure) where failure.code == .localFile:
        throw CommandStop(.usage, failure.message)
      case .failure(let failure): throw CommandStop(failure)
      }
    }
    for job in jobs {
      Output.say("\(job.id)  \(schema.slug)  seed \(job.seed.map(String.init) ?? "–")")
    }
    let ids = jobs.map(\.id)
    let telling = [JobProgress.follow(live, ids: ids), JobProgress.notices(live)]
    let ended = try await live.service.settled(ids, until: detach ? .accepted : .settled)
    for task in telling { task.cancel() }
    await live.hook.finish()
    try await report(ended, live)
  }

  private static let queuePaused =
    "The queue is paused, so nothing was sent. The studio lets it go on: P in the list of jobs."

  private static let withdrawn = "It was cancelled, so that nothing waits."

  /// What the values make: one job, or several.
  private func plan(
    _ schema: ModelSchema, _ purse: Purse, _ wildcards: Wildcards
  ) throws(CommandStop) -> RunPlan {
    var typed: [String: [String]] = [:]
    for value in values {
      let sides = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else {
        throw CommandStop(.usage, "\"\(value)\" is not of the form name=value.")
      }
      typed[String(sides[0]), default: []].append(String(sides[1]))
    }
    var generator = SystemRandomNumberGenerator()
    var values = schema.startValues
    var axes: [Axis] = []
    for (name, texts) in typed.sorted(by: { $0.key < $1.key }) {
      let parameter = schema.parameter(name)
      if let parameter, texts.count == 1,
        let axis = Axis(parameter, texts[0], using: &generator)
      {
        axes.append(axis)
      } else {
        // A name that the model has not is kept: the check refuses it together with everything else.
        values[name] = parameter?.read(texts) ?? .text(texts.last ?? "")
      }
    }
    // Drawn once: the jobs are to differ in what was asked for, and in nothing else.
    values =
      Draft(model: schema.slug, values: values).drawingSeed(for: schema, using: &generator)
      .values
    do throws(BatchError) {
      let plan = try BatchPlan(
        schema, Draft(model: schema.slug, values: values), axes: axes, isSideBySide: sideBySide,
        sample: sample, chance: Int.random(in: 0...Int.max)
      ) { wildcards.lines(of: $0) }
      return RunPlan(
        model: schema, purse: purse, drafts: plan.drafts, leftOut: plan.leftOut,
        twins: plan.twins)
    } catch {
      throw CommandStop(.usage, "\(error)\nNothing was sent.")
    }
  }

  /// Before anybody is asked for money.
  private func lookAtFiles(
    _ schema: ModelSchema, _ drafts: [Draft], warnsFrom limit: Int
  ) throws(CommandStop) {
    // Of several jobs all have the same files.
    guard let draft = drafts.first else { return }
    let checks = Dictionary(
      RequestBody.files(schema, draft.values).map { ($0, LocalFile.look($0.expandingTilde)) }
    ) { $1 }
    let problems = Check.fileProblems(schema, draft.values) { checks[$0] ?? .underWay }
    guard problems.isEmpty else { throw refusal(problems) }
    for case (let path, .readable(let bytes, _)) in checks {
      if let warning = Words.largeUpload(path, bytes, from: limit) { Output.say(warning) }
    }
  }

  private func refusal(_ problems: [Problem]) -> CommandStop {
    CommandStop(
      .usage, problems.map(\.message).joined(separator: "\n") + "\nNothing was sent.")
  }

  /// More jobs than these may be a slip of the hand, and --yes asks nobody.
  private static let mostUnasked = 20

  private func report(_ jobs: [Job], _ live: Live) async throws {
    for job in jobs {
      if json {
        Output.data(job.report.json)
      } else if let clip = job.clip {
        Output.data(clip.path)
      } else if detach {
        Output.data(job.id)
      }
      if let failure = job.failure ?? job.pause {
        Output.say("\(failure.message)\n\(job.state == .waiting ? Self.withdrawn : failure.next)")
      } else if job.state == .waiting {
        Output.say(Self.queuePaused)
      }
      // Nobody would send it later: it belongs to this command, which has just said that it failed.
      if job.state == .waiting { _ = await live.service.cancel(job.id) }
    }
    let code = ExitCode(jobs)
    guard code == .ok || (detach && code == .stillRunning) else { throw CommandStop(code) }
  }
}
