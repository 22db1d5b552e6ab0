import FoundationEssentials
import Jobs
import Schema
import TerminalCore

@testable import StudioUI

/// Talks with a studio in lines and keeps what it said and asked for. Seeds are drawn 101, 102, and so on.
struct Talk {
  private(set) var conversation: Conversation
  /// What was said to the last line.
  private(set) var lines: [String] = []
  private(set) var all: [String] = []
  private(set) var effects: [Effect] = []
  private let jobs: [Job]
  private var seed = 100
  /// Paths where there is no file; there is one everywhere else.
  var missing: Set<String> = []

  init(access: StudioState.Access = .key, jobs: [Job] = []) {
    self.jobs = jobs
    conversation = Conversation(
      StudioState(
        size: Size(columns: 80, rows: 24), models: ModelCatalog().models, access: access,
        run: "run",
        now: Pilot.noon, timeZone: .gmt))
    take(.started)
    take(.draftsLoaded([]))
    effects = []
  }

  var state: StudioState { conversation.state }
  /// The submits that were asked for.
  var sent: [Draft] {
    effects.compactMap { if case .submit(let drafts, _) = $0 { drafts } else { nil } }.flatMap(
      \.self)
  }

  /// Types lines, one a second.
  mutating func type(_ typed: String...) {
    for line in typed {
      lines = []
      carryOut(conversation.hear(line, at: state.now.addingTimeInterval(1)))
    }
  }

  mutating func stop() {
    lines = []
    carryOut(conversation.stop(at: state.now))
  }

  mutating func take(_ action: Action) {
    lines = []
    carryOut(conversation.take(action))
  }

  /// The library tells of other jobs.
  mutating func take(_ jobs: [Job]) { take(.jobsChanged(page(JobQuery(), 0, of: jobs))) }

  private mutating func carryOut(_ turn: Conversation.Turn) {
    lines += turn.lines
    all += turn.lines
    for effect in turn.effects {
      if case .loadLineage = effect { continue }
      effects.append(effect)
      switch effect {
      case .drawSeed(let model):
        seed += 1
        carryOut(conversation.take(.drewSeed(model: model, seed: seed)))
      case .drawChance: carryOut(conversation.take(.drewChance(1)))
      case .readWildcard(let name): carryOut(conversation.take(.wildcardRead(name, nil)))
      case .checkFile(let path):
        let check =
          missing.contains(path)
          ? FileCheck.missing : .readable(bytes: 1, FileFormat(path: path, start: []))
        carryOut(conversation.take(.fileChecked(path: path, check)))
      case .loadHistory(let query, let first):
        carryOut(conversation.take(.jobsChanged(page(query, first, of: jobs))))
      case .loadPastValues(let parameter):
        carryOut(
          conversation.take(.pastValues(parameter: parameter, ["a fox", "two lines\nof it"])))
      default: break
      }
    }
  }

  private func page(_ query: JobQuery, _ first: Int, of jobs: [Job]) -> JobsPage {
    let found = jobs.filter { job in
      query.words.allSatisfy { Value.object(job.values).json.lowercased().contains($0.text) }
    }
    return JobsPage(
      query: query, first: first, open: jobs.filter { !$0.state.isEnded }, recent: jobs,
      jobs: Array(found.dropFirst(first).prefix(HistoryState.stretch)), total: found.count,
      all: jobs.count, experience: [:])
  }
}
