import Jobs
import Schema
import TerminalCore

extension Words {
  static let heldKey = "A key that is held down does not send: press it once more."

  /// Title, meaning and what is allowed.
  static func aboutLine(
    _ subject: LineEdit.Subject, _ state: StudioState
  ) -> (title: String, meaning: String, allowed: String) {
    switch subject {
    case .setting(let setting):
      (setting.name, setting.meaning, allowed(setting, state.settings[setting]))
    case .name(let shelf, _, let taken): naming(shelf, taken: taken)
    case .sample(let most):
      (
        "sample", "How many of the \(jobs(most)) are to be sent; they are drawn from all.",
        "A number from 1 to \(most), \(most) for all of them. Nothing is sent yet."
      )
    case .count(let count):
      (
        "send \(jobs(count))?", "That is many: type their number, \(count), to send them.",
        "Anything else sends nothing."
      )
    case .recipe:
      (
        "load from file",
        "A clip, or the JSON file beside one, also of another machine's library; or a curl line or a JSON body, pasted here.",
        "What made it is put into its form, where undo takes it back. Nothing is sent, and no key is kept."
      )
    case .retag(let jobs):
      (
        "tags", "What you call \(count(jobs.count, "job")), to find them by.",
        "+word adds a tag to each, -word takes it away."
      )
    case .note(let jobs):
      (
        "note",
        jobs.count == 1
          ? jobs.first.flatMap(state.job).map { "What you say of \(name($0))." } ?? jobGone
          : "What you say of \(count(jobs.count, "job")); it takes the place of their notes.",
        "A few words; none takes it away. In the history, its words find it."
      )
    case .search(let line, let taken?):
      (
        "save search", "A name for: \(line)",
        "@\(taken) is there already: the same name replaces it."
      )
    case .search(let line, nil):
      (
        "save search", "A name for: \(line)",
        "\(noSearchName) In a filter and for dailies history, @name stands for it."
      )
    case .tags(let id):
      (
        "tags", state.job(id).map { "What you call \(name($0)), to find it by." } ?? jobGone,
        "Words of letters, digits, - and _; none takes them away. In the history, tag:word finds it."
      )
    }
  }

  static func takesLine(_ subject: LineEdit.Subject, _ keymap: Keymap) -> Line {
    keys([
      (keymap.name(of: .choose), takes(subject)),
      (keymap.name(of: .closeOverlay), "goes back"),
    ])
  }

  private static func takes(_ subject: LineEdit.Subject) -> String {
    switch subject {
    case .recipe: "loads it"
    case .sample: "draws them"
    case .count: "sends them"
    case .name(_, _, let taken): taken == nil ? "keeps it" : "replaces it"
    case .setting, .tags, .retag, .note, .search: "saves it"
    }
  }

  static let nothingFits = "Nothing fits what is typed."

  static func confirmTitle(_ confirmation: Confirmation) -> String {
    if confirmation.finalOf != nil { return "Send the final version?" }
    let count = confirmation.drafts.count
    let what = count == 1 ? "this" : "these \(jobs(count))"
    return confirmation.again.isEmpty ? "Send \(what)?" : "Send \(what) again?"
  }

  /// What is about to be sent and what it costs.
  static func confirmation(
    _ confirmation: Confirmation, in state: StudioState, width: Int
  ) -> [Line] {
    guard let draft = confirmation.drafts.first,
      let model = state.models.first(where: { $0.slug == draft.model })
    else { return [] }
    let isOne = confirmation.drafts.count == 1 && confirmation.plan == nil
    var lines = [Line("\(model.slug) · \(model.summary)", .title)]
    lines +=
      isOne
      ? amount(draft, model, in: state, width: width)
      : amounts(confirmation, model, in: state, width: width)
    if case .known(let left) = state.credits {
      let high = state.prospect(of: confirmation.drafts).price?.upperBound ?? 0
      lines.append(
        left < high
          ? Line("More than the \(money(left)) credits on the account.", .warning)
          : Line("\(money(left)) credits on the account", .dim))
    }
    lines += caps(confirmation, in: state, width: width)
    if state.access == .demo { lines.append(Line(demo, .dim)) }
    if let job = confirmation.finalOf {
      lines += finalChanges(job, draft, model, width: width)
    }
    if let again = confirmation.again.only {
      lines += sentAgain(again, confirmation, model, state.keymap, width: width)
    } else if !confirmation.again.isEmpty {
      lines += sentAgain(confirmation, width: width)
    } else if isOne, let name = model.seedParameter?.name, let seed = draft.values[name] {
      let mode = state.forms[model.slug]?.seedMode.rawValue ?? ""
      lines.append(Line("seed \(seed.words), \(mode)"))
    }
    if let truth = seedTruth(model.slug, state.jobs, now: state.now, in: state.timeZone) {
      lines += Line.wrapped(truth, to: width, .dim)
    }
    lines += files(of: confirmation, model, in: state, width: width)
    if state.jobs.isQueuePaused {
      lines += Line.wrapped(waitsInQueue(state.keymap), to: width, .warning)
    }
    let room = StudioLayout(state).body.rows - lines.count - 11
    lines += expansion(confirmation, model, state.keymap, rows: max(3, room), width: width)
    return lines + [.empty, confirmKeys(confirmation, in: state)]
  }

  private static func amount(
    _ draft: Draft, _ model: ModelSchema, in state: StudioState, width: Int
  ) -> [Line] {
    let estimate = state.estimate(model, draft.values)
    return [Line(price(estimate), .money)]
      + (estimate.map { Line.wrapped(source($0), to: width, .dim) } ?? [])
      + (state.jobs.experience[model.slug].map { [Line(ownJobs($0, model, draft.values), .dim)] }
        ?? [])
  }

  private static func files(
    of confirmation: Confirmation, _ model: ModelSchema, in state: StudioState, width: Int
  ) -> [Line] {
    let values = confirmation.drafts.first?.values ?? [:]
    // Of several jobs of a form all have the same files; of jobs that are sent again each has its own.
    let drafts =
      confirmation.again.count > 1 ? confirmation.drafts : Array(confirmation.drafts.prefix(1))
    let all = drafts.flatMap { draft in
      state.models.first { $0.slug == draft.model }.map { RequestBody.files($0, draft.values) }
        ?? []
    }
    var seen: Set<String> = []
    let files = all.filter { seen.insert($0).inserted }
    guard !files.isEmpty else { return [] }
    let names = files.map(fileName).joined(separator: ", ")
    // The provider could not use what it has of them.
    let isAnew = confirmation.again.contains { $0.failure?.code == .inputRefused }
    let number = count(files.count, "file is", "files are")
    let large = files.compactMap { path -> String? in
      guard case .readable(let bytes, _)? = state.files[path] else { return nil }
      return largeUpload(path, bytes, from: state.settings.uploadWarning)
    }
    // They may be others by now than those of the job that is sent again.
    let now =
      confirmation.again.isEmpty ? "" : files.count == 1 ? ", as it is now" : ", as they are now"
    return Line.wrapped(
      "\(number) uploaded \(isAnew ? "anew" : "first")\(now): \(names)", to: width)
      + large.flatMap { Line.wrapped($0, to: width, .warning) }
      + Check.fileProblems(model, values) { state.files[$0] ?? .underWay }
      .flatMap { Line.wrapped($0.message, to: width, .problem) }
  }

  /// A word of warning; nil for a file that is not large.
  package static func largeUpload(_ path: String, _ bytes: Int, from limit: Int) -> String? {
    bytes >= limit
      ? "\(fileName(path)) is large: \(size(bytes)) may take a while to upload." : nil
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Which seed a job gets that is sent again, and what may come on top of what.
  private static func sentAgain(
    _ job: Job, _ confirmation: Confirmation, _ model: ModelSchema, _ keymap: Keymap, width: Int
  ) -> [Line] {
    var lines: [Line] = []
    if let name = model.seedParameter?.name, let before = job.values[name] {
      let seed = confirmation.drafts.first?.values[name] ?? .null
      let key = keymap.name(of: .otherSeed)
      if confirmation.awaitsSeed {
        lines.append(Line("A new seed is being drawn …", .dim))
      } else if seed == before {
        lines.append(Line("seed \(seed.words), the same as before"))
        lines.append(
          Line(
            confirmation.finalOf == nil
              ? "\(key) takes a new one; the same one makes the same clip"
              : "\(key) takes a new one", .dim))
      } else {
        lines.append(Line("seed \(seed.words), new; before it was \(before.words)"))
        lines.append(Line("\(key) takes the one before", .dim))
      }
    }
    if job.charged != .no {
      lines += Line.wrapped("\(chargedSentence(job)) This comes on top.", to: width, .warning)
    } else if job.state.isOpen {
      lines += Line.wrapped(
        "The first one is still open; this is another one.", to: width, .warning)
    }
    return lines
  }

  /// Which of several jobs are sent again, and which of the marked ones are not.
  private static func sentAgain(_ confirmation: Confirmation, width: Int) -> [Line] {
    var lines = [Line("each with its own values and seed")]
    let shown = confirmation.again.prefix(5)
    lines += shown.map { Line(quoting: "  \(name($0)): \(outcome($0))", .text, to: width) }
    let rest = confirmation.again.count - shown.count
    if rest > 0 { lines.append(Line(more(below: rest), .dim)) }
    let charged = confirmation.again.count { $0.charged != .no }
    if charged > 0 {
      lines += Line.wrapped(
        "\(count(charged, "was", "were")) charged, or maybe: this comes on top.", to: width,
        .warning)
    }
    if !confirmation.leftAside.isEmpty {
      lines += Line.wrapped("Not sent again: \(states(confirmation.leftAside)).", to: width, .dim)
    }
    return lines
  }

  /// "2 saved, 1 maybe charged".
  static func states(_ jobs: [Job]) -> String {
    let others = jobs.filter { state($0) != pausedState }
    let paused = jobs.count - others.count
    return (counts(others.map(\.state)) + (paused > 0 ? ["\(paused) \(pausedState)"] : []))
      .joined(separator: ", ")
  }

  /// "2 saved", "1 failed".
  static func counts(_ states: [JobState]) -> [String] {
    JobState.allCases.compactMap { state in
      let count = states.count { $0 == state }
      return count > 0 ? "\(count) \(state.word)" : nil
    }
  }

  private static let pausedState = "paused"

  /// The state in a word, or that it waits for a person.
  static func state(_ job: Job) -> String {
    job.state == .waiting && job.pause != nil ? pausedState : job.state.word
  }

  /// Why a submit was not taken: what happened, what it cost, what can be done.
  static func failure(_ failure: Failure, _ keymap: Keymap, width: Int) -> [Line] {
    var lines = Line.wrapped(failure.what, to: width, .problem)
    if let text = failure.providerText { lines += Line.wrapped("\"\(text)\"", to: width, .dim) }
    let cost = charged(failure.charged)
    lines.append(Line("\(cost.prefix(1).uppercased())\(cost.dropFirst()).", .money))
    lines += Line.wrapped("The form is as it was; nothing is repeated by itself.", to: width)
    lines += Line.wrapped(failure.next, to: width)
    return lines + [.empty, keys([(keymap.name(of: .closeOverlay), "goes back")])]
  }

  static func keys(_ keys: [(String, String)]) -> Line {
    keys.enumerated().reduce(into: .empty) { line, entry in
      let (index, (key, word)) = entry
      if index > 0 { line.append("    ") }
      line.append(key, .key)
      line.append(" \(word)", .keyText)
    }
  }
}
