import Jobs
import Schema

/// What was sent before, or made a clip, put into the form of its model; `undo` takes it back.
extension StudioState {
  mutating func loadJobIntoForm() -> [Effect] {
    guard let job = chosenJob, let model = models.first(where: { $0.slug == job.model }) else {
      return []
    }
    return load(job.values, model, saying: Words.loaded(job, keymap))
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
      return load(known, model, saying: Words.loaded(path, model, keymap))
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
