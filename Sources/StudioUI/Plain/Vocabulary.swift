/// The words that commands go by where they are typed instead of pressed.
package enum Vocabulary {
  /// What the beginning of a line means.
  enum Meaning: Hashable {
    case verb(Verb, words: Int)
    case command(CommandID, words: Int)
    /// The words of several commands begin so.
    case several([String])
    /// None does; the question is about the nearest, where one is near.
    case nothing(question: String)
  }

  /// Commands that are only about moving on a screen or in a line of text.
  package static let onlyOnScreen: Set<CommandID> = Set(
    [
      .nextPane, .previousPane, .up, .down, .pageUp, .pageDown, .top, .bottom, .nextField,
      .previousField, .suspend, .redraw, .closeOverlay, .choose, .larger, .smaller, .usualSizes,
      .fullScreen, .mouse, .putIn, .putInOlder, .openEditor, .editText, .play,
      .nextFrame, .previousFrame, .secondOn, .secondBack,
      .tick, .markBatch, .earlierJobs, .laterJobs, .markFile, .folderAbove, .fileOrder,
      .showAllFiles, .pastFiles, .copyOther, .mark, .layOut,
      .blink, .blinkOn, .blinkBack, .playTogether,
      .tickChange, .everything, .onlyPrompt, .onlySeed, .otherForm,
      .markAll, .fold, .unfold, .foldAgain, .completeFilter,
    ] + TextEdit.allCases.map(CommandID.text))

  /// Commands on a job or in the form that are about none of them in particular.
  static let aboutNothing: Set<CommandID> = [
    .pauseQueue, .emptyTrash, .takeBack, .doAgain, .seedMode, .resetForm, .loadSample, .undo, .redo,
    .presets, .savePreset,
  ]

  /// Words that are shorter than a command's name, or nearer to what people say.
  private static let short: [(word: String, id: CommandID)] = [
    ("show", .openJob), ("open", .openClip), ("load", .loadIntoForm), ("again", .sendAgain),
    ("resume", .goOn), ("lost", .treatAsLost), ("later", .sendLater), ("sooner", .sendSooner),
    ("reset", .resetField), ("past", .pastValues), ("no", .goBack),
    ("background", .quitToBackground), ("wait", .quitWhenDone),
  ]

  /// Every command that can be typed, once.
  package static let commands: [Command] = {
    let spokenFor = Set(Verb.allCases.flatMap(\.commands))
    var seen: Set<CommandID> = []
    return CommandTable.commands.filter { command in
      !onlyOnScreen.contains(command.id) && !spokenFor.contains(command.id)
        && seen.insert(command.id).inserted
    }
  }()

  /// The word to call a command by.
  package static func word(for id: CommandID) -> String {
    if let verb = Verb.allCases.first(where: { $0.commands.contains(id) }) { return verb.rawValue }
    return phrases(of: id).first ?? ""
  }

  /// Everything a command answers to.
  package static func phrases(of id: CommandID) -> [String] {
    let titles = CommandTable.commands.filter { $0.id == id }.compactMap(\.title)
    return short.filter { $0.id == id }.map(\.word) + titles.map(normal).prefix(1)
      + [normal(id.name)]
  }

  /// What the first words of a line ask for, the answers to a question left aside.
  static func meaning(of words: [String]) -> Meaning {
    let verbs = Verb.allCases.map { (phrase: $0.rawValue, meaning: Target.verb($0)) }
    let quick = short.map { (phrase: $0.word, meaning: Target.command($0.id)) }
    let others = commands.filter { !$0.scope.isQuestion }.flatMap { command in
      phrases(of: command.id).map { (phrase: $0, meaning: Target.command(command.id)) }
    }
    let answers = Set(commands.filter(\.scope.isQuestion).map { Target.command($0.id) })
    let known = (verbs + quick + others).filter { !answers.contains($0.meaning) }
    let longest = min(words.count, 4)
    for count in stride(from: longest, to: 0, by: -1) {
      let typed = normal(words.prefix(count).joined(separator: " "))
      if let found = known.first(where: { $0.phrase == typed }) {
        return found.meaning.taking(count)
      }
    }
    for count in stride(from: longest, to: 0, by: -1) {
      let typed = normal(words.prefix(count).joined(separator: " "))
      let found = known.filter { $0.phrase.hasPrefix(typed) }
      guard let first = found.first else { continue }
      if Set(found.map(\.meaning)).count == 1 { return first.meaning.taking(count) }
      var seen: Set<Target> = []
      return .several(found.filter { seen.insert($0.meaning).inserted }.map(\.phrase))
    }
    let first = normal(words.first ?? "")
    return .nothing(question: NearestName.question(first, among: known.map(\.phrase)))
  }

  /// The command among these that an answer means; what spends or cannot be taken back has to be typed whole.
  static func answer(_ typed: String, among ids: [CommandID]) -> CommandID? {
    let typed = normal(typed)
    guard !typed.isEmpty else { return nil }
    if let exact = ids.first(where: { phrases(of: $0).contains(typed) }) { return exact }
    let found = ids.filter { id in
      ![.confirmSubmit, .confirmEmpty].contains(id)
        && phrases(of: id).contains { $0.hasPrefix(typed) }
    }
    return found.count == 1 ? found.first : nil
  }

  private enum Target: Hashable {
    case verb(Verb)
    case command(CommandID)

    func taking(_ words: Int) -> Meaning {
      switch self {
      case .verb(let verb): .verb(verb, words: words)
      case .command(let id): .command(id, words: words)
      }
    }
  }

  /// `load_sample`, `load-sample` and `Load sample` are the same.
  private static func normal(_ phrase: String) -> String {
    phrase.lowercased().split { "_-, ".contains($0) }.joined(separator: " ")
  }
}

extension Scope {
  /// A question waits for an answer there.
  var isQuestion: Bool {
    switch self {
    case .confirm, .emptying, .failure, .quit, .choice, .options, .line: true
    default: false
    }
  }
}
