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
    abstract: "Submit one job, wait for it and save its clip.",
    discussion: """
      Prints the path of the clip. A value is given as name=value; a path is a local file, which is \
      uploaded first; a repeated name makes a list. `dailies models MODEL` lists the names.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The model, as `dailies models` lists them.") var model: String
  @Argument(help: ArgumentHelp("The values.", valueName: "name=value")) var values: [String] = []
  @Flag(help: "End as soon as the provider has the job; `dailies wait` fetches it.")
  var detach = false
  @Flag(name: .shortAndLong, help: "Spend without asking.") var yes = false
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
    var generator = SystemRandomNumberGenerator()
    let draft = try draft(schema).drawingSeed(for: schema, using: &generator)
    let problems = Check.problems(schema, draft.values)
    guard problems.isEmpty else { throw refusal(problems) }
    try lookAtFiles(schema, draft, warnsFrom: place.settings.inForce.uploadWarning)
    guard shared.demo || place.settings.key != nil else { throw CommandStop(.noKey) }
    try askConsent(schema, draft)

    let sent = Mutex<String?>(nil)
    let interruption = Interruption.announce {
      sent.withLock { $0 }.map {
        "Interrupted. What was sent goes on at the provider: dailies wait \($0)"
      } ?? "Interrupted before anything was sent."
    }
    defer { interruption.cancel() }
    let live = try await Live.open(shared)
    guard try !live.store.isQueuePaused() else { throw CommandStop(.temporary, Self.queuePaused) }
    let job: Job
    do throws(SubmitRefusal) {
      job = try await live.service.submit(
        draft, token: UUID().uuidString, contract: schema.contract)
      sent.withLock { $0 = job.id }
    } catch {
      switch error {
      case .problems(let problems): throw refusal(problems)
      case .failure(let failure) where failure.code == .localFile:
        throw CommandStop(.usage, failure.message)
      case .failure(let failure): throw CommandStop(failure)
      }
    }
    Output.say("\(job.id)  \(schema.slug)  seed \(job.seed.map(String.init) ?? "–")")
    let telling = [JobProgress.follow(live, ids: [job.id]), JobProgress.notices(live)]
    let ended = try await live.service.settled([job.id], until: detach ? .accepted : .settled)
    for task in telling { task.cancel() }
    await live.hook.finish()
    try await report(ended, live)
  }

  private static let queuePaused =
    "The queue is paused, so nothing was sent. The studio lets it go on: P in the list of jobs."

  private func draft(_ schema: ModelSchema) throws(CommandStop) -> Draft {
    var typed: [String: [String]] = [:]
    for value in values {
      let sides = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else {
        throw CommandStop(.usage, "\"\(value)\" is not of the form name=value.")
      }
      typed[String(sides[0]), default: []].append(String(sides[1]))
    }
    var values = schema.startValues
    for (name, texts) in typed {
      // A name that the model has not is kept: the check refuses it together with everything else.
      values[name] = schema.parameter(name)?.read(texts) ?? .text(texts.last ?? "")
    }
    return Draft(model: schema.slug, values: values)
  }

  /// Before anybody is asked for money.
  private func lookAtFiles(
    _ schema: ModelSchema, _ draft: Draft, warnsFrom limit: Int
  ) throws(CommandStop) {
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

  private func askConsent(_ schema: ModelSchema, _ draft: Draft) throws(CommandStop) {
    guard !yes else { return }
    let price = schema.priceInWords(draft.values)
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw CommandStop(
        .notConsented,
        "This would cost: \(price). There is nobody to ask, so nothing was sent; --yes agrees.")
    }
    let seed = schema.seedParameter.flatMap { draft.values[$0.name]?.words } ?? "–"
    FileHandle.standardError.write(
      Data("\(schema.slug), seed \(seed): \(price). Send it? [y/N] ".utf8))
    guard let answer = readLine()?.lowercased(), answer == "y" || answer == "yes" else {
      throw CommandStop(.notConsented, "Nothing was sent.")
    }
  }

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
        Output.say("\(failure.message)\n\(failure.next)")
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
