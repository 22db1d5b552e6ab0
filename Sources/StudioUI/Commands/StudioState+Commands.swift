import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// Does what a command says. Its reason to be off was asked before.
  ///
  /// - Parameter key: nil where it was asked for in words.
  mutating func perform(_ command: CommandID, _ key: Key?) -> [Effect] {
    if let word = firstWord(command) {
      toast = word
      return []
    }
    switch command {
    case .submit: return submitPressed()
    case .newSeed:
      finishEditing(drawsSeed: false)
      return drawSeed()
    case .confirmSubmit: return confirmPressed(key)
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .mouse: return toggleMouse()
    case .quit: return [leave]
    case .quitToBackground: return [.quitToBackground]
    case .quitWhenDone:
      overlays.removeLast()
      leavesWhenDone = true
    case .cancel: return cancel()
    case .back: return view == .history ? show(.studio) : askToQuit()
    case .stepBack: return stepBack()
    case .showStudio: return show(.studio)
    case .showHistory: return show(.history)
    case .help: overlays.append(.palette(Palette(.keys)))
    case .palette: overlays.append(.palette(Palette(.everything)))
    case .settings: overlays.append(.palette(Palette(.settings)))
    case .goBack, .closeOverlay, .stay: closeOverlay()
    case .choose: return choose()
    case .up, .down, .pageUp, .pageDown, .top, .bottom: return move(command)
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .nextModel: moveModel(by: 1)
    case .previousModel: moveModel(by: -1)
    case .larger: resizePane(by: 4)
    case .smaller: resizePane(by: -4)
    case .usualSizes: resetPanes()
    case .fullScreen: toggleFullScreen()
    case .openForm: pane = .form
    case .openEditor: return openEditor()
    case .leaveText: return finishEditing()
    case .nextText, .previousText:
      let effects = finishEditing()
      moveField(by: command == .nextText ? 1 : -1)
      return effects
    case .newline: return insertNewline()
    case .pastValues: return form.map { [.loadPastValues(parameter: $0.focus.parameter)] } ?? []
    case .text(let edit): return apply(edit)
    case .putIn: return putIn()
    case .putInOlder: return putInOlder()
    case .openJob:
      guard let job = chosenJob, !unfolds() else { return [] }
      if let path = job.clip?.path {
        forgetChecks(of: [path])
        frames.forgetFault(of: path)
      }
      overlays.append(.detail(job: job.id, scroll: 0, showsRaw: false))
    case .forget: return forgetChosen()
    case .tag: editTags()
    case .takeBack: return takeBack()
    case .doAgain: return doAgain()
    case .cancelJob, .goOn, .askAgain, .treatAsLost: return act(command)
    case .sendLater, .sendSooner, .openClip, .openFolder, .copy:
      return chosenJob.flatMap { effect(of: command, on: $0) }.map { [$0] } ?? []
    case .pauseQueue: return [.pauseQueue(!jobs.isQueuePaused)]
    case .sendAgain: return sendAgainPressed()
    case .otherSeed: return otherSeedPressed()
    case .toggleRaw: toggleRaw()
    case .loadIntoForm: return loadJobIntoForm(asking: key != nil)
    case .loadTemplate: return loadTemplate(asking: key != nil)
    case .loadFromFile: overlays.append(.line(LineEdit(subject: .recipe, field: TextField(""))))
    case .filter: return beginFilter()
    case .takeFilter:
      history.filter = history.typing?.text ?? ""
      history.typing = nil
    case .clearFilter: return clearFilter()
    default: return performFinding(command)
    }
    return []
  }

  /// The commands that find jobs, and say something of what was found.
  private mutating func performFinding(_ command: CommandID) -> [Effect] {
    switch command {
    case .markAll: return markAll()
    case .note: editNote()
    case .favourite: return favourite()
    case .trash: return trashPressed()
    case .fold: history.foldSeeds(models)
    case .unfold: _ = history.open(true)
    case .foldAgain: _ = history.open(false)
    case .completeFilter: return completeFilter()
    case .saveSearch: nameSearch()
    case .searches: overlays.append(.palette(Palette(.searches)))
    case .emptyTrash: return [.lookIntoTrash]
    case .confirmEmpty:
      overlays.removeLast()
      forgetActsOnTrash()
      return [.emptyTrash]
    default: return performOnRecall(command)
    }
    return []
  }

  /// The commands on what a past job would change.
  private mutating func performOnRecall(_ command: CommandID) -> [Effect] {
    switch command {
    case .tickChange: tickChange()
    case .otherForm: changeTarget()
    case .everything: return takeRecall { _, _, _ in true }
    case .onlyPrompt: return takeRecall { $2 == $1.promptParameter?.name }
    case .onlySeed: return takeRecall { $2 == $1.seedParameter?.name }
    default: return performOnFiles(command)
    }
    return []
  }

  /// Enter on a row that stands for several jobs shows them.
  private mutating func unfolds() -> Bool {
    view == .history && overlays.isEmpty && history.open(true)
  }

  /// The commands on clips and other files.
  private mutating func performOnFiles(_ command: CommandID) -> [Effect] {
    switch command {
    case .mark: return markJob()
    case .markBatch: markBatch()
    case .keep: return keepOnTable()
    case .finalVersion: return finalPressed()
    case .finalSettings: turnFinal()
    case .reject: return toggle(.verdict(.rejected), none: .verdict(nil))
    case .rate(let rating): return toggle(.rating(rating), none: .rating(nil))
    case .layOut: layOut()
    case .blink: blink()
    case .blinkOn: stepBlink(by: 1)
    case .blinkBack: stepBlink(by: -1)
    case .playTogether: playTogether()
    case .useFrame: return useFrame()
    case .useClip: useClip()
    case .copyOther:
      if let job = chosenJob { overlays.append(.palette(Palette(.copies(job: job.id)))) }
    case .play: return playOrPause()
    case .nextFrame: return stepFrames(by: 1)
    case .previousFrame: return stepFrames(by: -1)
    case .secondOn: return stepFrames(by: 1, isSecond: true)
    case .secondBack: return stepFrames(by: -1, isSecond: true)
    case .markFile: markFile()
    case .folderAbove: changePicker { $0.openAbove() }
    case .fileOrder: changePicker { $0.order = $0.order == .name ? .newest : .name }
    case .showAllFiles: changePicker { $0.showsAll.toggle() }
    case .pastFiles: return togglePastFiles()
    default: return performInForm(command)
    }
    return []
  }

  /// The commands of the form.
  private mutating func performInForm(_ command: CommandID) -> [Effect] {
    switch command {
    case .edit, .toggle: return edit()
    case .editText:
      startEditing()
    case .nextField: moveField(by: 1)
    case .previousField: moveField(by: -1)
    case .stepLeft: return step(by: -1)
    // Always of use, so that the key bar stays as it is from field to field.
    case .stepRight: return focusedParameter?.canStep == true ? step(by: 1) : edit()
    case .stepFarLeft: return step(by: -1, isLarge: true)
    case .stepFarRight: return step(by: 1, isLarge: true)
    case .seedMode: return changeSeedMode(by: 1)
    case .vary: return vary()
    case .presets: return [.loadShelf(.presets(model: chosenModel))]
    case .savePreset: savePreset()
    case .snippets: return [.loadShelf(.snippets)]
    case .saveSnippet: saveSnippet()
    case .turnBatch: turnBatch()
    case .sampleBatch: askForSample()
    case .earlierJobs: scrollConfirmation(by: -5)
    case .laterJobs: scrollConfirmation(by: 5)
    case .tick: tick()
    case .resetField: return resetField()
    case .resetForm: return resetForm()
    case .loadSample: loadSample()
    case .undo: undo()
    case .redo: redo()
    case .removeFile: removeFile()
    case .moveFileUp: moveFile(by: -1)
    case .moveFileDown: moveFile(by: 1)
    default: break
    }
    return []
  }

  /// What a command asks for that is about one job and changes nothing here.
  private func effect(of command: CommandID, on job: Job) -> Effect? {
    switch command {
    case .sendLater: .moveInQueue(job.id, later: true)
    case .sendSooner: .moveInQueue(job.id, later: false)
    case .openClip: job.clip.map { .openClip(path: $0.path) }
    case .openFolder: job.clip.map { .openFolder(of: $0.path) }
    case .copy: (job.clip?.path ?? job.requestID).map { .copy($0) }
    default: nil
    }
  }

  private mutating func cancel() -> [Effect] {
    if overlays.last == .quit { return [leave] }
    if !overlays.isEmpty {
      overlays.removeLast()
      return []
    }
    if editing != nil { return finishEditing() }
    if history.typing != nil { return clearFilter() }
    return askToQuit()
  }

  private var leave: Effect {
    settings.background == .always && !jobs.unfinished.isEmpty ? .quitToBackground : .quit
  }

  mutating func askToQuit() -> [Effect] {
    guard !jobs.open.isEmpty || !storing.isEmpty else { return [.quit] }
    overlays.append(.quit)
    return []
  }

  /// What was typed in a line is not lost: it can be put in again.
  private mutating func closeOverlay() {
    if case .table(let table) = overlays.last, table.mode != .rows {
      return changeTable { $0.mode = .rows }
    }
    // A pasted request may hold a key.
    if case .line(let edit) = overlays.removeLast(), !edit.field.text.isEmpty,
      edit.subject != .recipe
    {
      kills.keep(edit.field.text, wasBeforeCursor: true)
    }
  }

  private mutating func toggleRaw() {
    guard case .detail(let job, _, let showsRaw) = overlays.last else { return }
    overlays[overlays.count - 1] = .detail(job: job, scroll: 0, showsRaw: !showsRaw)
  }

  private mutating func stepBack() -> [Effect] {
    if leavesWhenDone {
      leavesWhenDone = false
      return []
    }
    if !marked.isEmpty {
      marked = []
      return []
    }
    if view == .history {
      return history.filter.isEmpty ? show(.studio) : clearFilter()
    }
    pane = pane == .jobs ? .form : .models
    return []
  }

  private mutating func clearFilter() -> [Effect] {
    history.typing = nil
    history.filter = ""
    return filterChanged()
  }

  mutating func show(_ view: ViewID) -> [Effect] {
    guard self.view != view else { return [] }
    self.view = view
    if !history.wasMoved { history.chosen = history.jobs.first?.id }
    return []
  }

  private mutating func movePane(by step: Int) {
    let panes = PaneID.allCases
    guard let index = panes.firstIndex(of: pane) else { return }
    pane = panes[(index + step + panes.count) % panes.count]
  }

  private mutating func moveModel(by step: Int) {
    guard let index = models.firstIndex(where: { $0.slug == chosenModel }) else { return }
    chosenModel = models[min(max(0, index + step), models.count - 1)].slug
  }
}
