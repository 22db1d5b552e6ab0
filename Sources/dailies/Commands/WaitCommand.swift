import ArgumentParser
import Foundation
import History
import Jobs
import Schema
import Service

/// `dailies wait`: asks and fetches until nothing is open, for scripts and timers. It never submits.
struct WaitCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait for open jobs and save their clips; never submits anything.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The jobs to wait for, by id or its beginning; all open ones without.")
  var ids: [String] = []
  @Flag(help: "Wait also for what is late, for as long as the provider keeps clips.") var late =
    false
  @Flag(help: "Print each job as one line of JSON.") var json = false

  func work() async throws {
    let live = try await Live.open(shared)
    let open = JobStore.unsettled
    let wanted: [Job] =
      try ids.isEmpty
      ? live.store.jobs(in: open) : ids.map { try Library.job($0, in: live.store) }
    if !live.settings.isDemo, live.settings.key == nil,
      wanted.contains(where: { open.contains($0.state) })
    {
      throw CommandStop(.noKey)
    }
    let others = wanted.filter { open.contains($0.state) && !live.service.isOurs($0) }
    for job in others {
      Output.say(
        "\(job.id): left alone, it belongs to another key or API (\(job.origin)), and only that may ask about it."
      )
    }
    let ours = wanted.filter { job in !others.contains { $0.id == job.id } }
    try await live.service.start()
    let interruption = Interruption.announce {
      "Interrupted. What was sent goes on at the provider; dailies wait takes it up again."
    }
    defer { interruption.cancel() }
    let telling = [JobProgress.follow(live, ids: ours.map(\.id)), JobProgress.notices(live)]
    // Nobody need wait for what is late; but whoever does wants to know how it stands now.
    for job in ours where job.isLate { await live.service.askAgain(job.id) }
    let ended = try await live.service.settled(ours.map(\.id), until: late ? .closed : .settled)
    for task in telling { task.cancel() }
    await live.hook.finish()
    for job in ended {
      if json {
        Output.data(job.report.json)
      } else if let clip = job.clip {
        Output.data(clip.path)
      }
      if job.state == .waiting {
        let reason = job.pause.map { "stays paused. \($0.message)" } ?? "waits in the paused queue."
        Output.say(
          "\(job.id): \(reason) This command never sends; the studio does, or cancels it.")
      } else if let failure = job.failure {
        Output.say("\(job.id): \(failure.message) \(failure.next)")
        if job.state == .unknown { Output.say("dailies lost \(job.id) gives up on it.") }
      }
    }
    // Jobs of others count where they were asked for: else an old key would fail every timer.
    let code = ExitCode(ended + (ids.isEmpty ? [] : others))
    guard code == .ok else { throw CommandStop(code) }
  }
}
