package import FoundationEssentials
import Jobs
import Schema

/// What a typed line asks for.
extension Conversation {
  package mutating func hear(_ line: String, at date: Date) -> Turn {
    if writing != nil { return write(line, at: date) }
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    if let turn = answer(line, words, at: date) { return turn }
    guard let first = words.first else { return Turn() }
    if words.count == 1, let number = Int(first) { return pick(number, at: date) }
    switch Vocabulary.meaning(of: words) {
    case .verb(let verb, let count): return perform(verb, line.dropping(words: count), at: date)
    case .command(let id, let count): return perform(id, line.dropping(words: count), at: date)
    case .several(let phrases): return .saying(Words.severalMeanings(first, phrases))
    case .nothing(let question):
      let isSetting = Setting.all.contains { $0.name == first.lowercased() }
      return .saying(isSetting ? Words.settingsFirst(line) : Words.noMeaning(first, question))
    }
  }

  /// The answer to a question; nil where none is asked.
  private mutating func answer(_ line: String, _ words: [String], at date: Date) -> Turn? {
    guard !answers.isEmpty else { return nil }
    if case .choice(let list) = state.overlays.last {
      guard let first = words.first else { return ask(.command(.closeOverlay), at: date) }
      let entries = state.model.map { list.entries($0, state.form?.values ?? [:]) } ?? []
      if words.count == 1, let number = Int(first), entries.indices.contains(number - 1) {
        return ask(.entry(number - 1), at: date)
      }
      guard list.source == .options else { return .saying(Words.numberNeeded(entries.count)) }
      return ask(.fill(FieldID(list.parameter), with: line), at: date)
    }
    if case .line = state.overlays.last, Vocabulary.answer(line, among: answers) == nil {
      return words.isEmpty ? ask(.command(.closeOverlay), at: date) : ask(.line(line), at: date)
    }
    guard let id = Vocabulary.answer(line, among: answers) else {
      return words.isEmpty ? Turn() : .saying(Words.noAnswer(answers.map(Vocabulary.word)))
    }
    return ask(.command(id), at: date)
  }

  /// A number alone is about the last list.
  private mutating func pick(_ number: Int, at date: Date) -> Turn {
    switch listed {
    case .models: return choose(model: String(number), at: date)
    case .fields: return tellField(String(number), at: date)
    case .jobs: return perform(.openJob, String(number), at: date)
    }
  }

  private mutating func perform(_ verb: Verb, _ rest: String, at date: Date) -> Turn {
    switch verb {
    case .models:
      listed = .models
      return Turn(lines: Words.models(state))
    case .model: return choose(model: rest, at: date)
    case .form:
      listed = .fields
      fields = state.form.flatMap { form in state.model.map(form.fields) } ?? []
      return Turn(lines: Words.form(state, fields))
    case .field: return tellField(rest, at: date)
    case .set, .add:
      let name = rest.prefix { !$0.isWhitespace }
      let value = rest.dropping(words: 1)
      guard !name.isEmpty, !value.isEmpty else { return .saying(Words.usage(verb)) }
      guard let field = field(String(name), isToAdd: true) else {
        return .saying(Words.noField(String(name), state))
      }
      return ask(.fill(field, with: value), at: date)
    case .jobs:
      listed = .jobs
      let all = state.jobs.all
      jobs = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0 + 1, $1.id) })
      return Turn(lines: Words.jobs(state, all))
    case .history:
      guard state.history.isLoaded else { return Turn(lines: Words.loadingHistory) }
      jobs = [:]
      place = 0
      var turn = ask(.history(rest), at: date)
      turn.lines = state.history.query.problems + turn.lines
      return turn
    case .more:
      guard listed == .jobs, state.view == .history, read < state.history.total else {
        return .saying(Words.noMore)
      }
      place = read
      var turn = ask(.place(read, count: Self.page), at: date)
      turn.lines += tellHistory()
      return turn
    case .tag:
      let number = String(rest.prefix { !$0.isWhitespace })
      guard let job = job(number) else { return .saying(Words.whichJob(number, .tag)) }
      return ask(.tag(job, Tags.read(rest.dropping(words: 1))), at: date)
    case .note:
      let number = String(rest.prefix { !$0.isWhitespace })
      guard let job = job(number) else { return .saying(Words.whichJob(number, .note)) }
      return ask(.note(job, rest.dropping(words: 1)), at: date)
    case .searches: return Turn(lines: Words.searches(state.history.searches))
    case .saveSearch:
      let name = String(rest.prefix { !$0.isWhitespace })
      let line = rest.dropping(words: 1)
      guard !name.isEmpty, !line.isEmpty else { return .saying(Words.usage(verb)) }
      return ask(.saveSearch(name: name, line: line), at: date)
    case .status: return .saying(Words.status(state))
    case .settings: return tellSettings(rest, at: date)
    case .stay: return ask(.command(.stepBack), at: date)
    case .help: return Turn(lines: Words.plainHelp(state, about: rest))
    case .quit: return ask(.leave, at: date)
    }
  }

  /// A command of the table, with what it is about.
  private mutating func perform(_ id: CommandID, _ rest: String, at date: Date) -> Turn {
    guard let command = Vocabulary.commands.first(where: { $0.id == id }) else { return Turn() }
    if id == .edit { return edit(rest, at: date) }
    if id == .loadFromFile {
      return rest.isEmpty ? .saying(Words.fileNeeded) : ask(.recipe(path: rest), at: date)
    }
    if Vocabulary.aboutNothing.contains(id) { return ask(.command(id), at: date) }
    switch command.scope {
    case .job, .jobs, .detail, .history:
      let names = rest.split(whereSeparator: \.isWhitespace).map(String.init)
      if id == .loadIntoForm, names.count > 1, let job = job(names[0]) {
        return ask(.load(job, only: Array(names.dropFirst())), at: date)
      }
      guard let job = job(rest) else { return .saying(Words.whichJob(rest, id)) }
      return ask(.command(id, on: .job(job)), at: date)
    case .form, .fieldText:
      guard !rest.isEmpty else { return ask(.command(id), at: date) }
      let name = String(rest.prefix { !$0.isWhitespace })
      guard let field = field(name, isToAdd: id == .resetField) else {
        return .saying(Words.noField(name, state))
      }
      return ask(.command(id, on: .field(field)), at: date)
    default: return ask(.command(id), at: date)
    }
  }

  private mutating func choose(model name: String, at date: Date) -> Turn {
    let models = state.models
    if let number = Int(name), models.indices.contains(number - 1) {
      return ask(.model(models[number - 1].slug), at: date)
    }
    let exact = models.first { $0.slug == name }
    let begun = models.filter { $0.slug.hasPrefix(name) }
    guard let model = exact ?? (begun.count == 1 ? begun.first : nil) else {
      return .saying(Words.noModel(name, begun.isEmpty ? models : begun))
    }
    return ask(.model(model.slug), at: date)
  }

  private mutating func tellField(_ name: String, at date: Date) -> Turn {
    let focus = state.form?.focus
    guard let field = name.isEmpty ? focus : field(name, isToAdd: false) else {
      return .saying(Words.noField(name, state))
    }
    return Turn(lines: Words.field(field, state))
  }

  /// All settings, one of them, or another value for it.
  private mutating func tellSettings(_ rest: String, at date: Date) -> Turn {
    guard let name = rest.split(whereSeparator: \.isWhitespace).first.map(String.init) else {
      return Turn(lines: Setting.all.map { Words.setting(state.inForce($0)) })
    }
    guard let setting = Setting.all.first(where: { $0.name == name.lowercased() }) else {
      return .saying(Words.noSetting(name))
    }
    let value = rest.dropping(words: 1)
    guard !value.isEmpty else { return Turn(lines: Words.about(state.inForce(setting))) }
    if case .perModel = setting.kind { return .saying(Words.writtenByHand(setting)) }
    isWriting = true
    return ask(.setting(setting, value == Words.standard ? nil : value), at: date)
  }

  /// Long texts are typed line by line; for the others the studio has a list, or flips them.
  private mutating func edit(_ name: String, at date: Date) -> Turn {
    guard let field = name.isEmpty ? state.form?.focus : field(name, isToAdd: true),
      let parameter = state.model?.parameter(field.parameter)
    else { return .saying(Words.noField(name, state)) }
    guard parameter.takesText else { return ask(.command(.edit, on: .field(field)), at: date) }
    guard parameter.kind == .text(isLong: true) else {
      return Turn(lines: Words.field(field, state) + [Words.usage(.set)])
    }
    writing = Writing(field: field)
    return Turn(lines: Words.writing(field, state))
  }

  private mutating func write(_ line: String, at date: Date) -> Turn {
    guard let field = writing?.field, line != "." else { return endWriting(at: date) }
    writing?.lines.append(line)
    let text = writing?.lines.joined(separator: "\n") ?? ""
    // In the form at once, so that nothing typed can get lost.
    return ask(.fill(field, with: text), at: date)
  }

  mutating func endWriting(at date: Date) -> Turn {
    guard let writing else { return Turn() }
    self.writing = nil
    return Turn(lines: Words.field(writing.field, state).prefix(1) + problems(state))
  }

  /// A field by its number in the last list, by its name, or by the beginning of it.
  ///
  /// - Parameter isToAdd: a list of files is meant as a whole, or its place for one more.
  private func field(_ name: String, isToAdd: Bool) -> FieldID? {
    guard let model = state.model, let form = state.form else { return nil }
    let now = form.fields(model)
    let numbered = fields.isEmpty ? now : fields
    if let number = Int(name) {
      return numbered.indices.contains(number - 1) ? numbered[number - 1] : nil
    }
    let names = model.parameters.map(\.name)
    let begun = names.filter { $0.hasPrefix(name.lowercased()) }
    guard let full = names.contains(name) ? name : begun.count == 1 ? begun.first : nil else {
      return nil
    }
    let own = now.filter { $0.parameter == full }
    return isToAdd ? own.last : own.first
  }

  /// A job by its number in the last list or by its id; the one spoken of last where none is named.
  private func job(_ name: String) -> String? {
    if name.isEmpty { return job }
    let number = Int(name)
    if let number, let id = jobs[number] { return id }
    // A number that the list does not have is a slip, and no id that happens to begin so.
    guard number == nil || name.count >= 4 else { return nil }
    let begun = (state.jobs.all + state.history.jobs).map(\.id).filter { $0.hasPrefix(name) }
    return Set(begun).count == 1 ? begun.first : nil
  }
}

extension String {
  /// What comes after so many words, without the blanks before it and behind it.
  fileprivate func dropping(words: Int) -> String {
    var rest = self[...].drop(while: \.isWhitespace)
    for _ in 0..<words {
      rest = rest.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
    }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
