import Jobs
import Schema

extension StudioState {
  /// The forms that hold something else than before.
  func draftsToSave(since before: [String: FormState]) -> [Effect] {
    models.compactMap { model in
      let old = before[model.slug]
      guard let form = forms[model.slug], form != old else { return nil }
      let draft = form.saved(model)
      guard draft != old?.saved(model) else { return nil }
      return .saveDraft(draft)
    }
  }

  /// Fills the forms that nobody touched since the start with what they held the last time; what the studio
  /// starts from comes on top.
  mutating func load(_ drafts: [SavedDraft]) -> [Effect] {
    for draft in drafts {
      guard let model = models.first(where: { $0.slug == draft.model }),
        var form = forms[model.slug], form.saved(model) == FormState(model).saved(model),
        editing == nil || model.slug != chosenModel
      else { continue }
      for parameter in model.parameters {
        guard let value = draft.values[parameter.name] else { continue }
        form.values[parameter.name] = value
      }
      for (name, typed) in draft.several ?? [:] where model.parameter(name) != nil {
        form.several[name] = typed
      }
      form.seedMode = draft.seedMode
      forms[model.slug] = form
    }
    defer { startsFrom = nil }
    return startsFrom.map { readRecipe($0, asking: false) } ?? []
  }
}

extension StudioState {
  /// The models whose forms hold something that no job has.
  package var unsentModels: [String] {
    models.filter { model in
      guard let form = forms[model.slug] else { return false }
      let typed = model.withoutSeed(form.common)
      return typed != model.withoutSeed(FormState(model).values)
        && !jobs.all.contains { job in
          guard job.model == model.slug else { return false }
          // As it was written, and without what differs among the jobs of a batch.
          let written = job.values.merging(job.expansion?.templates.mapValues(Value.text) ?? [:]) {
            $1
          }
          return model.withoutSeed(written.filter { form.several[$0.key] == nil }) == typed
        }
    }.map(\.slug)
  }
}

extension ModelSchema {
  fileprivate func withoutSeed(_ values: Values) -> Values {
    values.filter { $0.key != seedParameter?.name }
  }
}

extension FormState {
  /// What of it outlives the program: a drawn seed is drawn anew.
  fileprivate func saved(_ model: ModelSchema) -> SavedDraft {
    var kept = values
    if seedMode == .drawn, let seed = model.seedParameter?.name { kept[seed] = nil }
    return SavedDraft(
      model: model.slug, values: kept, several: several.isEmpty ? nil : several,
      seedMode: seedMode)
  }
}
