import Jobs
import Schema

/// What was sent before, or made a clip, put into the form of its model; `undo` takes it back.
extension StudioState {
  mutating func loadJobIntoForm() -> [Effect] {
    guard let job = chosenJob, let model = models.first(where: { $0.slug == job.model }) else {
      return []
    }
    return load(model.literal(job.values), model, saying: Words.loaded(job, keymap))
  }

  /// The job's texts as they were written, with all that they were chosen from.
  mutating func loadTemplate() -> [Effect] {
    guard let job = chosenJob, let expansion = job.expansion,
      let model = models.first(where: { $0.slug == job.model })
    else { return [] }
    let written = expansion.templates.mapValues(Value.text)
    return load(
      model.literal(job.values).merging(written) { $1 }, model,
      saying: Words.loadedTemplate(job, keymap))
  }

  /// Why a job has nothing that was written for several; nil where it has.
  var whyNoTemplate: String? {
    guard let job = chosenJob else { return Words.noJobHere }
    guard job.expansion != nil else { return Words.noTemplate }
    return forms[job.model] == nil ? Words.unknownModel(job.model) : nil
  }

  /// Asks what made a clip.
  mutating func readRecipe(_ path: String) -> [Effect] {
    awaitsRecipe = path
    return [.readRecipe(path: path)]
  }

  mutating func take(_ recipe: Result<Recipe, Failure>, path: String) -> [Effect] {
    guard path == awaitsRecipe else { return [] }
    awaitsRecipe = nil
    switch recipe {
    case .failure(let failure):
      toast = failure.what
      return []
    case .success(let recipe):
      guard let model = models.first(where: { $0.slug == recipe.model }) else {
        toast = Words.unknownModel(recipe.model)
        return []
      }
      // It may come from a model's file that is another there.
      let known = recipe.values.filter { model.parameter($0.key) != nil }
      return load(model.literal(known), model, saying: Words.loaded(path, model, keymap))
    }
  }

  private mutating func load(
    _ values: Values, _ model: ModelSchema, saying words: String
  ) -> [Effect] {
    overlays.removeAll()
    let effects = finishEditing()
    chosenModel = model.slug
    var loaded = FormState(model)
    loaded.steps = form?.steps ?? loaded.steps
    loaded.values = values
    loaded.seedMode = .fixed
    form = loaded
    pane = .form
    toast = words
    return effects + show(.studio)
  }
}

extension ModelSchema {
  /// What was sent, as it stands in a form: its texts mean themselves and vary no more.
  fileprivate func literal(_ values: Values) -> Values {
    var literal = values
    for parameter in parameters {
      guard case .text = parameter.kind, let text = values[parameter.name]?.text else { continue }
      literal[parameter.name] = .text(TextTemplate.literal(text))
    }
    return literal
  }
}
