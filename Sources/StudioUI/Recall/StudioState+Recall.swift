import Jobs
import Schema

/// Past values put into a form, all or the ticked ones; `undo` takes them back in one step.
extension StudioState {
  /// Shows what the chosen job would change in the form; asked for in words, changes it.
  mutating func loadJobIntoForm(asking: Bool) -> [Effect] {
    chosenJob.map { show(Recall($0, model(of: $0)), asking: asking) } ?? []
  }

  /// The job's texts as they were written, with all that they were chosen from.
  mutating func loadTemplate(asking: Bool) -> [Effect] {
    chosenJob.map { show(Recall(template: $0, model(of: $0)), asking: asking) } ?? []
  }

  /// Why a job has nothing that was written for several; nil where it has.
  var whyNoTemplate: String? {
    guard let job = chosenJob else { return Words.noJobHere }
    guard job.expansion != nil else { return Words.noTemplate }
    return forms[job.model] == nil ? Words.unknownModel(job.model) : nil
  }

  private func model(of job: Job) -> ModelSchema? { models.first { $0.slug == job.model } }

  /// Loads the fields that were asked for in words.
  mutating func load(_ id: String, only names: [String]) -> [Effect] {
    guard let job = job(id) else { return [] }
    let recall = Recall(job, model(of: job))
    return load(recall.changes(in: self).filter { names.contains($0.parameter) }, of: recall)
  }

  mutating func show(_ recall: Recall, asking: Bool) -> [Effect] {
    guard forms[recall.target] != nil else {
      toast = Words.unknownModel(recall.model)
      return []
    }
    let changes = recall.changes(in: self)
    let isOwnFormAlone = recall.model == chosenModel || forms.count == 1
    guard asking, !changes.isEmpty || !isOwnFormAlone else {
      return load(changes, of: recall)
    }
    overlays.append(.recall(recall))
    return []
  }

  /// Changes the box on top; does nothing where there is none.
  mutating func changeRecall(_ change: (inout Recall, [Recall.Change]) -> Void) {
    guard case .recall(var recall) = overlays.last else { return }
    change(&recall, recall.changes(in: self))
    overlays[overlays.count - 1] = .recall(recall)
  }

  /// The field that is chosen goes over, or stays as it is.
  mutating func tickChange() {
    changeRecall { recall, changes in
      guard changes.indices.contains(recall.chosen) else { return }
      let name = changes[recall.chosen].parameter
      if recall.left.remove(name) == nil { recall.left.insert(name) }
      recall.chosen = min(recall.chosen + 1, changes.count - 1)
    }
  }

  /// The job's own form, or the one that is shown below.
  mutating func changeTarget() {
    let shown = chosenModel
    changeRecall { recall, _ in
      recall.target = recall.target == recall.model ? shown : recall.model
      recall.left = []
      recall.chosen = 0
    }
  }

  /// Puts what the box on top offers into the form.
  ///
  /// - Parameter isMeant: of the fields that would change.
  mutating func takeRecall(_ isMeant: (Recall, ModelSchema, String) -> Bool) -> [Effect] {
    guard case .recall(let recall) = overlays.last,
      let model = models.first(where: { $0.slug == recall.target })
    else { return [] }
    return load(
      recall.changes(in: self).filter { isMeant(recall, model, $0.parameter) }, of: recall)
  }

  private mutating func load(_ changes: [Recall.Change], of recall: Recall) -> [Effect] {
    overlays.removeAll()
    let effects = finishEditing()
    chosenModel = recall.target
    pane = .form
    if !changes.isEmpty {
      for change in changes {
        form?.set(change.parameter, to: change.after)
        if change.parameter == model?.seedParameter?.name { form?.seedMode = .fixed }
      }
      if let job = recall.job { form?.parent = Parent(.recalled, of: job) }
      form?.touched = []
      form?.showsAllProblems = false
    }
    toast = Words.loaded(changes.map(\.parameter), of: recall, keymap)
    return effects + show(.studio)
  }
}
