import FoundationEssentials
import Jobs
import Schema
import TerminalCore

/// Answers to what happened: changes the state and says what is to be done. Asks no clock, no file and
/// no chance.
package func update(_ state: inout StudioState, _ action: Action) -> [Effect] {
  let before = (
    model: state.chosenModel, focus: state.form?.focus, forms: state.forms, job: state.chosenInList,
    view: state.view, file: state.chosenFile
  )
  var effects = state.answer(to: action) + state.checkNewFiles()
  state.settle()
  effects += state.explainFocus(before: before.focus, of: before.model)
  effects += state.describeChoice(before: before.job, in: before.view)
  if state.chosenFile != before.file { effects.append(.awaitRest) }
  effects += state.countLetters()
  effects += state.framesToLoad(isRested: action == .rested)
  effects += state.tableToLoad() + state.tableToPlay()
  effects += state.lineageToLoad()
  effects += state.themeToShow() + state.readFolder()
  if case .draftsLoaded = action { return effects }
  return effects + state.draftsToSave(since: before.forms)
}

extension StudioState {
  fileprivate mutating func answer(to action: Action) -> [Effect] {
    switch action {
    case .started:
      let seeds = models.filter { $0.seedParameter != nil }.map { Effect.drawSeed(model: $0.slug) }
      let account: [Effect] = access == .noKey ? [] : [.loadCredits]
      return seeds + [.loadDrafts, .loadLeftAt, .loadFilterWords, loadHistory] + account
    case .key(let key, let date):
      now = date
      // While somebody types, a sentence would be gone before it was read.
      if editing == nil, history.typing == nil { toast = nil }
      awaitsFiles = false
      awaitsChance = false
      return keepingSteps { $0.press(key) }
    case .paste(let text):
      return keepingSteps { $0.paste(text) }
    case .asked(let request, let date):
      now = date
      return keepingSteps { $0.answer(to: request) }
    case .mouse(let mouse, let date):
      return keepingSteps { $0.take(mouse, at: date) }
    case .resized(let size):
      return resize(to: size)
    case .focused(let isFocused):
      takeFocus(isFocused)
      return []
    case .background(let isDark):
      if followsBackground { theme = isDark ? "dark" : "light" }
      return []
    case .pixelsShown:
      if pictures == .colors { pictures = .pixels }
      return []
    case .themesRead(let entries):
      themes = entries
      return []
    case .themesChanged(let entries, let problem):
      takeThemes(entries, problem: problem)
      return []
    case .tick(let date):
      tick(date)
      return []
    case .jobsChanged(let page):
      return take(page)
    case .fittingRead, .filterWordsRead, .trashSeen, .lineageFound:
      takeFound(action)
      return []
    case .progressed(let job, let progress):
      jobs.progress[job] = progress
      return []
    case .submitted(let token, let jobs):
      take(stored: jobs, token: token)
      return []
    case .refused(let token, let problems):
      storing.remove(token)
      return refuse(problems)
    case .submitFailed(let token, let failure):
      storing.remove(token)
      tell(failure)
      return []
    case .drewSeed(let model, let seed):
      return takeSeedForAgain(model, seed) ? [] : take(seed: seed, model: model)
    case .drewChance(let chance):
      guard awaitsChance else { return [] }
      awaitsChance = false
      return submitPressed(filesAreFresh: true, chance: chance)
    case .rested: return rest()
    case .fileChecked, .wildcardRead, .folderRead, .frameSaved, .recipeRead,
      .pastValues,
      .shelfRead, .shelved, .edited:
      return takeWhatWasRead(action)
    case .factsRead, .factsMissing, .frameLoaded, .played, .playingEnded, .suspended:
      return takeOfClips(action)
    case .creditsKnown(let credits):
      self.credits = .known(credits)
      return []
    case .creditsRefused(let failure):
      credits = .refused(failure)
      tellWhatIsMissing()
      return []
    case .draftsLoaded(let drafts):
      return load(drafts)
    case .wasLeft(let date):
      leftAt = date
      tellWhatEndedMeanwhile()
      return []
    case .settingsRead(let settings, let keymap, let written):
      return take(settings, keymap, written: written)
    case .told(let sentence):
      toast = sentence
      return []
    }
  }

  /// What was asked of files and of the library for a form or a box.
  private mutating func takeWhatWasRead(_ action: Action) -> [Effect] {
    switch action {
    case .fileChecked(let path, let check):
      return take(check, path: path)
    case .wildcardRead(let name, let lines): return take(wildcard: name, lines)
    case .folderRead(let path, let listing):
      return keepingSteps { $0.take(listing, asked: path) }
    case .frameSaved(let frame, let path):
      return keepingSteps { $0.take(frame, path: path) }
    case .recipeRead(let path, let recipe):
      return keepingSteps { $0.take(recipe, path: path) }
    case .pastValues(let parameter, let past): return offer(past, for: parameter)
    case .shelfRead(let shelf, let items): return offer(items, of: shelf)
    case .shelved(let shelf, let name, let text, let answer):
      return take(answer, shelf, name: name, text: text)
    case .edited(let edited):
      return keepingSteps { $0.take(edited) }
    default: return []
    }
  }

  private mutating func take(stored new: [Job], token: String) {
    storing.remove(token)
    let unlisted = new.filter { $0.state.isOpen && jobs.list.place(of: $0.id) == nil }
    jobs.list = JobList(open: jobs.open + unlisted, recent: jobs.recent)
    guard let first = new.first else { return }
    jobs.chosen = first.id
    countSeed(first.model, sent: first.seed)
    toast = Words.submitted(new)
  }

  var loadHistory: Effect {
    .loadHistory(history.query, first: history.asked)
  }

  /// Why a submit was not taken.
  private mutating func tell(_ failure: Failure) {
    // A box would swallow what is being typed just now.
    if editing == nil {
      overlays.append(.failure(failure))
    } else {
      toast = "\(failure.what) \(failure.next)"
    }
  }

  mutating func press(_ key: Key) -> [Effect] {
    let command = keymap.command(for: key, in: scopes)
    if command?.id.isAboutKills != true { kills.end() }
    if let command {
      if let reason = command.whyOff(self) {
        toast = reason
        return []
      }
      return perform(command.id, key)
    }
    if case .character(let character) = key { return type(String(character)) }
    return []
  }

  /// A paste is text and nothing else: it presses no key, and where nothing is typed it does nothing.
  private mutating func paste(_ text: String) -> [Effect] {
    kills.end()
    if PastedRequest.isCurl(text), let effects = keepKeyOut(of: text) { return effects }
    let isInForm = overlays.isEmpty && view == .studio && pane == .form && editing == nil
    if isInForm, let effects = load(pasted: text) { return effects }
    if isInForm, let parameter = focusedParameter, parameter.takesText {
      startEditing()
      // A file that is dropped on a field takes the place of the one that is there.
      if parameter.takesFiles, DroppedPath(text).isWhole { editing = TextField("") }
    }
    return type(text, isPasted: true)
  }

  /// Puts text where it is being typed.
  private mutating func type(_ text: String, isPasted: Bool = false) -> [Effect] {
    // A file that is dropped on the picker is meant.
    if isPasted, case .files(let picker) = overlays.last {
      let paths = DroppedPath.all(in: text)
      guard paths.allSatisfy({ !$0.hasPrefix("/") }) else {
        overlays.removeLast()
        put(Array(paths.prefix(picker.room)), into: picker.field)
        if paths.count > picker.room {
          toast = Words.noRoom(picker.room, picker.field.parameter)
        }
        return []
      }
    }
    if editOverlay({ $0.insert(text, keepsNewlines: false) }) { return [] }
    switch overlays.last {
    case .confirm(var confirmation):
      confirmation.pressedAt = now
      overlays[overlays.count - 1] = .confirm(confirmation)
      return []
    case .some: return []
    case nil: break
    }
    if editing != nil, let parameter = focusedParameter {
      let isLong = parameter.kind == .text(isLong: true)
      if isPasted, parameter.takesFiles { return drop(DroppedPath.all(in: text), on: parameter) }
      editing?.insert(text, keepsNewlines: isLong)
      storeEdited()
      return []
    }
    guard view == .history, history.typing != nil else { return [] }
    history.typing?.insert(text, keepsNewlines: false)
    return filterChanged()
  }

  mutating func filterChanged() -> [Effect] {
    history.asked = 0
    history.fitting = []
    history.wanted = nil
    history.wasMoved = false
    return [loadHistory]
  }
}
