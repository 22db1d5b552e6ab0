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
    case .recipe:
      (
        "load from file", "A clip, or the JSON file beside one, also of another machine's library.",
        "What made it is put into its form, where undo takes it back. Nothing is sent."
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
    case .search(let line):
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
      (keymap.name(of: .choose), subject == .recipe ? "loads it" : "saves it"),
      (keymap.name(of: .closeOverlay), "goes back"),
    ])
  }

  static let nothingFits = "Nothing fits what is typed."

  static func confirmTitle(_ confirmation: Confirmation) -> String {
    confirmation.again == nil ? "Send this?" : "Send this again?"
  }

  /// What is about to be sent and what it costs.
  static func confirmation(
    _ confirmation: Confirmation, in state: StudioState, width: Int
  ) -> [Line] {
    let draft = confirmation.draft
    guard let model = state.models.first(where: { $0.slug == draft.model }) else { return [] }
    var lines = [Line("\(model.slug) · \(model.summary)", .title)]
    let estimate = state.estimate(model, draft.values)
    lines.append(Line(price(estimate), .money))
    if let estimate { lines += Line.wrapped(source(estimate), to: width, .dim) }
    if let own = state.jobs.experience[model.slug] { lines.append(Line(ownJobs(own), .dim)) }
    if case .known(let left) = state.credits {
      let high = estimate?.bounds.upperBound ?? 0
      lines.append(
        left < high
          ? Line("More than the \(money(left)) credits on the account.", .warning)
          : Line("\(money(left)) credits on the account", .dim))
    }
    lines += caps(confirmation, in: state, width: width)
    if state.access == .demo { lines.append(Line(demo, .dim)) }
    if let again = confirmation.again {
      lines += sentAgain(again, confirmation, model, state.keymap, width: width)
    } else if let name = model.seedParameter?.name, let seed = draft.values[name] {
      let mode = state.forms[model.slug]?.seedMode.rawValue ?? ""
      lines.append(Line("seed \(seed.words), \(mode)"))
    }
    lines += files(of: confirmation, model, in: state, width: width)
    if state.jobs.isQueuePaused {
      lines += Line.wrapped(waitsInQueue(state.keymap), to: width, .warning)
    }
    lines.append(.empty)
    lines.append(
      keys([
        (state.keymap.names(of: .confirmSubmit), "sends"),
        (state.keymap.name(of: .goBack), "goes back"),
      ]))
    return lines
  }

  private static func files(
    of confirmation: Confirmation, _ model: ModelSchema, in state: StudioState, width: Int
  ) -> [Line] {
    let files = RequestBody.files(model, confirmation.draft.values)
    guard !files.isEmpty else { return [] }
    let names = files.map(fileName).joined(separator: ", ")
    // The provider could not use what it has of them.
    let isAnew = confirmation.again?.failure?.code == .inputRefused
    let number = count(files.count, "file is", "files are")
    let large = files.compactMap { path -> String? in
      guard case .readable(let bytes, _)? = state.files[path] else { return nil }
      return largeUpload(path, bytes, from: state.settings.uploadWarning)
    }
    // They may be others by now than those of the job that is sent again.
    let now =
      confirmation.again == nil ? "" : files.count == 1 ? ", as it is now" : ", as they are now"
    return Line.wrapped(
      "\(number) uploaded \(isAnew ? "anew" : "first")\(now): \(names)", to: width)
      + large.flatMap { Line.wrapped($0, to: width, .warning) }
      + Check.fileProblems(model, confirmation.draft.values) { state.files[$0] ?? .underWay }
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
      let seed = confirmation.draft.values[name] ?? .null
      let key = keymap.name(of: .otherSeed)
      if confirmation.awaitsSeed {
        lines.append(Line("A new seed is being drawn …", .dim))
      } else if seed == before {
        lines.append(Line("seed \(seed.words), the same as before"))
        lines.append(Line("\(key) takes a new one; the same one makes the same clip", .dim))
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
