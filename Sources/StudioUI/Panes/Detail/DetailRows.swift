import FoundationEssentials
import Jobs
import Schema
import TerminalCore

/// Everything about one job: what went wrong and what can be done, then every parameter as it was
/// sent, then the facts.
struct DetailRows {
  let state: StudioState
  let width: Int
  private let labelColumns = 26

  init(_ state: StudioState, width: Int) {
    self.state = state
    self.width = width
  }

  func rows(_ id: String, _ showsRaw: Bool = false) -> [Row] {
    guard let job = state.job(id) else { return [Row(nil, Line(Words.jobGone, .dim))] }
    guard !showsRaw else { return raw(job).map { Row(nil, $0) } }
    var lines: [Line] = []
    if let failure = job.pause ?? job.failure, job.state != .done {
      lines += self.failure(failure, job) + [.empty]
    }
    lines += facts(job) + [.empty] + parameters(job) + relatives(job)
    return lines.map { Row(nil, $0) }
  }

  /// What happened, what it cost, what the program does, what can be done.
  private func failure(_ failure: Failure, _ job: Job) -> [Line] {
    var lines = fact("what happened", failure.what, .problem)
    if let text = failure.providerText, !text.isEmpty {
      lines += fact("", "\"\(text)\"", .dim, isQuoted: true)
    }
    lines += fact("did it cost money", Words.chargedSentence(job), .money)
    lines += fact("what dailies does", Words.whatHappensNext(job), .text)
    lines += fact("what you can do", failure.next, .text)
    // The keys are about the chosen job; another one is only shown.
    if state.chosenJob?.id == job.id { lines += keys() }
    return lines
  }

  /// The keys that work on the chosen job, none of them torn apart.
  private func keys() -> [Line] {
    var lines: [Line] = []
    for (key, title) in Words.whatCanBeDone(state) {
      let columns = DisplayWidth.columns(of: "\(key) \(title)")
      if let last = lines.last, last.columns + 3 + columns <= width {
        lines[lines.count - 1].append("   ")
      } else {
        var start = Line.empty
        // Where the labels have lines of their own, so have the keys.
        start.pad(to: labels < 18 ? 2 : labels)
        lines.append(start)
      }
      lines[lines.count - 1].append(key, .key)
      lines[lines.count - 1].append(" \(title)", .keyText)
    }
    return lines
  }

  /// What was sent and what came back, as it is.
  private func raw(_ job: Job) -> [Line] {
    section("sent", job.body ?? Value.object(job.values).json)
      + [.empty]
      + (job.rawReply.map { section("answered last", $0) } ?? [Line(Words.noReply, .dim)])
  }

  private func section(_ title: String, _ text: String) -> [Line] {
    let value = try? Value(json: Data(text.utf8))
    let lines = (value?.indentedJSON ?? text).split(separator: "\n").flatMap { line in
      let indent = String(line.prefix { $0 == " " }.prefix(max(0, width / 2)))
      return Line.wrapped(
        String(line.dropFirst(indent.count)), to: width, indent: indent, isQuoted: true)
    }
    return [Line(title, .label)] + lines
  }

  /// What it came from and what came from it; of a job in a list only that it came from others.
  private func relatives(_ job: Job) -> [Line] {
    if let lineage = state.lineage, lineage.job == job.id {
      let tree = lineage.tree
      return tree.isEmpty
        ? []
        : [.empty, Line("lineage", .label)]
          + tree.map { Words.line($0, isShown: $0.job.id == job.id) }
    }
    return (job.parents ?? []).isEmpty
      ? []
      : [.empty]
        + (job.parents ?? []).flatMap { parent in
          fact(
            "came from",
            "\(state.job(parent.job).map(Words.name) ?? parent.job): \(Words.how(parent.how))", .dim
          )
        }
  }

  private var labels: Int { min(labelColumns, width / 3) }

  private func facts(_ job: Job) -> [Line] {
    var facts: [(String, String, Role)] = [
      ("state", Words.outcome(job), JobRows.role(job)),
      ("cost", Words.costFact(job), .text),
    ]
    if let place = Words.placeInBatch(job, state.jobs) {
      facts.append(("of a batch", place, .text))
    }
    facts += Words.remarkFacts(job).map { ($0.0, $0.1, .accent) }
    facts += Words.times(job, now: state.now, in: state.timeZone).map { ($0.0, $0.1, .text) }
    if let note = Words.note(job, state.expectation(job), now: state.now) {
      facts.append(("hint", note, .warning))
    }
    if let clip = job.clip {
      facts.append(("clip", clip.path, .text))
      if state.isClipMissing(job) {
        facts.append(("", Words.clipIsMissing(state.keymap), .warning))
      } else if state.pictures != nil, let reason = state.whyNoFrames(of: job) {
        facts.append(("no pictures", reason, .dim))
      }
      facts.append(("size", Words.size(clip.bytes), .text))
    }
    if let id = job.requestID { facts.append(("request", id, .text)) }
    if let words = Words.otherSeed(job) { facts.append(("seed answered", words, .warning)) }
    return facts.flatMap { fact($0.0, $0.1, $0.2) }
  }

  private func parameters(_ job: Job) -> [Line] {
    let model = state.models.first { $0.slug == job.model }
    let names = model?.parameters.map(\.name).filter { job.values[$0] != nil } ?? []
    let others = job.values.keys.filter { !names.contains($0) }.sorted()
    let unused = model?.unused(job.values) ?? [:]
    return (names + others).flatMap { name -> [Line] in
      let value = job.values[name] ?? .null
      if value.isNull { return fact(name, "not sent", .dim) }
      if let winner = unused[name] {
        return fact(name, "not sent: \(winner) is given", .dim)
      }
      if let items = value.items { return list(name, items) }
      return fact(name, value.isEmpty ? "(empty)" : Words.shown(value), .text, isQuoted: true)
        + chosen(name, job)
    }
  }

  /// What a text was chosen from.
  private func chosen(_ name: String, _ job: Job) -> [Line] {
    guard let template = job.expansion?.templates[name] else { return [] }
    let choices = job.expansion?.choices[name] ?? []
    return fact("  written as", template, .dim, isQuoted: true)
      + fact("  chosen", choices.joined(separator: " · "), .dim, isQuoted: true)
  }

  private func list(_ name: String, _ items: [Value]) -> [Line] {
    items.enumerated().flatMap { index, item in
      fact(index == 0 ? name : "", item.words, .text, isQuoted: true)
    }
  }

  private func fact(
    _ name: String, _ text: String, _ role: Role, isQuoted: Bool = false
  ) -> [Line] {
    // A long name has a line of its own.
    let isAbove = DisplayWidth.columns(of: name) >= labels
    let columns = isAbove ? 2 : labels
    let lines = DisplayWidth.wrapped(text, to: max(1, width - columns))
    let above = isAbove ? [Line(name, .label)] : []
    return above
      + lines.enumerated().map { index, line in
        var row = Line.empty
        if index == 0, !isAbove { row.append(name, .label) }
        if row.columns < columns { row.pad(to: columns) }
        return row + (isQuoted ? Line(quoting: line.text, role) : Line(line.text, role))
      }
  }
}
