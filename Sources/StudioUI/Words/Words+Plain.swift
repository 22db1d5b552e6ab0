import Jobs
import Schema
import TerminalCore

/// What the plain mode reads out.
extension Words {
  /// No line is torn: whoever reads it out breaks it as needed.
  private static let width = 1_000_000

  static let notSent = "Nothing was sent."
  static let noMore = "There is nothing more to read. `history` begins with the newest job."

  static func greeting(_ state: StudioState) -> [String] {
    let about = state.model.map { [modelLine($0, state)] } ?? []
    let account: [String] =
      switch state.access {
      case .demo: [demo.prefix(1).uppercased() + demo.dropFirst() + "."]
      case .noKey: noKey
      case .key: []
      }
    return ["\(program), plain mode. Type help for the commands, quit to leave."] + account + about
  }

  static func status(_ state: StudioState) -> String {
    let open = state.jobs.open.isEmpty ? ["nothing open"] : []
    var studio = state
    studio.view = .studio
    let parts = [headline(studio, in: .max)].filter { !$0.isEmpty } + open
    return Line(parts.joined(separator: " · ")).spoken
  }

  static func series(_ words: [String]) -> String { words.joined(separator: ", ") }

  // MARK: Models and fields

  static func models(_ state: StudioState) -> [String] {
    state.models.enumerated().map { index, model in
      "\(index + 1). \(model.slug): \(model.summary)"
        + (model.slug == state.chosenModel ? ", chosen" : "")
    }
  }

  static func noModel(_ name: String, _ models: [ModelSchema]) -> String {
    let names = series(models.map(\.slug))
    return name.isEmpty ? "Which model? There are \(names)." : "Which model is \(name)? \(names)."
  }

  static func chosen(_ model: ModelSchema, _ state: StudioState) -> [String] {
    [modelLine(model, state)]
  }

  private static func modelLine(_ model: ModelSchema, _ state: StudioState) -> String {
    let count = count(model.parameters.count, "field")
    return "Model \(model.slug): \(model.summary). \(count); form reads them."
  }

  static func form(_ state: StudioState, _ fields: [FieldID]) -> [String] {
    guard let model = state.model, let form = state.form else { return [] }
    let unused = model.unused(form.values)
    let lines = fields.enumerated().compactMap { index, field -> String? in
      guard let parameter = model.parameter(field.parameter) else { return nil }
      let mark =
        unused[parameter.name].map { ", unused: \($0) is given" }
        ?? (form.isChanged(parameter) && field.item ?? 0 == 0 ? ", changed" : "")
      return "\(index + 1). \(value(of: field, parameter, form))\(mark)"
    }
    let problems = form.shownProblems(model, state.files, state.wildcards).map(\.message)
    return ["\(model.slug): \(model.summary)"] + lines + problems
      + [
        "\(Line(priceAndTime(state, model, form)).spoken). submit shows the amount and asks."
      ]
  }

  /// Value, meaning, default and range of a field, and what is wrong with it.
  static func field(_ field: FieldID, _ state: StudioState) -> [String] {
    guard let model = state.model, let form = state.form,
      let parameter = model.parameter(field.parameter)
    else { return [] }
    let forbidden = forbidden(parameter, model, form.common)
    let problems = form.shownProblems(model, state.files, state.wildcards)
      .filter { $0.parameters.contains(parameter.name) }.map(\.message)
    return [value(of: field, parameter, form), parameter.help, Line(allowed(parameter)).spoken]
      + (forbidden.isEmpty ? [] : [Line(forbidden).spoken]) + problems
  }

  /// A parameter as it stands in the form: every file of a list.
  static func value(_ parameter: Parameter, _ form: FormState) -> String {
    guard case .mediaList = parameter.kind else {
      return value(of: FieldID(parameter.name), parameter, form)
    }
    let words = form.values[parameter.name]?.words ?? ""
    return "\(parameter.name): \(words.isEmpty ? placeholder(parameter) : words)"
  }

  private static func value(
    of field: FieldID, _ parameter: Parameter, _ form: FormState
  ) -> String {
    let shown = form.shown(field, parameter)
    let name = field.item.map { "\(parameter.name) \($0 + 1)" } ?? parameter.name
    let words = shown.isEmpty ? placeholder(parameter) : shown
    if let count = form.several[parameter.name].flatMap({ parameter.axis($0)?.values.count }) {
      return "\(name): \(words), \(self.count(count, "value"))"
    }
    if case .seed = parameter.kind { return "\(name): \(words), \(seedMode(form.seedMode))" }
    return "\(name): \(words)"
  }

  static func noField(_ name: String, _ state: StudioState) -> String {
    let names = series(state.model?.parameters.map(\.name) ?? [])
    return name.isEmpty ? "Which field? There are \(names)." : "Which field is \(name)? \(names)."
  }

  static func writing(_ field: FieldID, _ state: StudioState) -> [String] {
    guard let form = state.form, let parameter = state.model?.parameter(field.parameter) else {
      return []
    }
    return [
      value(of: field, parameter, form),
      "Type the new text in as many lines as you like; a full stop alone on a line ends it.",
    ]
  }

  // MARK: Jobs

  /// What became of a job, in one line.
  static func changed(_ job: Job) -> String {
    guard let failure = job.pause ?? job.failure, job.state != .done else { return ended(job) }
    return "\(ended(job)) \(failure.what)"
  }

  static func jobs(_ state: StudioState, _ jobs: [Job]) -> [String] {
    guard !jobs.isEmpty else { return state.jobs.isLoaded ? noJobs(state.keymap) : loadingHistory }
    let rows = JobRows(state, width: width)
    return jobs.enumerated().map { "\($0 + 1). \(rows.strip($1).spoken)" }
      + (state.jobs.isQueuePaused ? [waitsInQueue(state.keymap)] : [])
  }

  static func history(_ state: StudioState, _ jobs: [Job], from place: Int) -> [String] {
    guard !jobs.isEmpty else {
      let filter = state.history.filter
      return filter.isEmpty ? noHistory(state.keymap) : nothingFound(filter, state.keymap)
    }
    let columns = HistoryColumns(width: width)
    let rest = state.history.total - place - jobs.count
    return [headline(state, in: .max)]
      + jobs.enumerated().map { index, job in
        "\(place + index + 1). \(columns.line(job, in: state, isChosen: false).spoken)"
      } + (rest > 0 ? ["\(grouped(rest)) more; more reads the next ones."] : [])
  }

  static func whichJob(_ name: String, _ id: CommandID) -> String {
    name.isEmpty
      ? "Which job? Type jobs or history, then \(Vocabulary.word(for: id)) and a number."
      : "There is no job \(name) in the last list."
  }

  // MARK: Questions

  /// What the box on top says.
  static func readOut(_ state: StudioState) -> [String] {
    let lines: [Line] =
      switch state.overlays.last {
      case .confirm(let confirmation):
        [Line(confirmTitle(confirmation))]
          + Words.confirmation(confirmation, in: state, width: width)
      case .quit: leaving(state, width: width)
      case .failure(let failure):
        Words.failure(failure, state.keymap, width: width).filter { !$0.namesKeys }
      case .detail(let id, _, let showsRaw):
        (state.job(id).map { [Line(title($0, isRaw: showsRaw))] } ?? [])
          + DetailRows(state, width: width).rows(id, showsRaw).map(\.line).filter { !$0.namesKeys }
          + whatCanBeDoneLine(state)
      case .choice(let list): choice(list, state)
      case .emptying(let trash):
        Words.emptying(trash, state.keymap, width: width).filter { !$0.namesKeys }
      case .line(let edit):
        [
          Line(aboutLine(edit.subject, state).meaning),
          Line(aboutLine(edit.subject, state).allowed),
        ]
      case .palette, .files, .table, .recall, nil: []
      }
    return lines.map(\.spoken).filter { !$0.isEmpty }
  }

  private static func whatCanBeDoneLine(_ state: StudioState) -> [Line] {
    let words = whatCanBeDone(state).map(\.key)
    return words.isEmpty ? [] : [Line("What works on it: \(series(words)).")]
  }

  private static func choice(_ list: ChoiceList, _ state: StudioState) -> [Line] {
    guard let model = state.model, let form = state.form else { return [] }
    let now = form.values[list.parameter] ?? .null
    let entries = list.entries(model, form.values).enumerated().map { index, entry in
      let mark = entry.value.isEqualAsJSON(to: now) ? ", chosen" : ""
      return Line(
        "\(index + 1). \(entry.label)\(mark)\(entry.conflict.map { ", \($0)" } ?? "")\(entry.about.isEmpty ? "" : ": \(entry.about)")"
      )
    }
    return [Line("\(title(list)):")] + entries
      + [Line("A number takes one; an empty line leaves it as it is.")]
  }

  static func numberNeeded(_ count: Int) -> String {
    "A number from 1 to \(count), or an empty line to leave it as it is."
  }

  static func noAnswer(_ words: [String]) -> String { "Please answer: \(series(words))." }
}

extension Line {
  fileprivate var namesKeys: Bool { spans.contains { $0.role == .key } }
}
