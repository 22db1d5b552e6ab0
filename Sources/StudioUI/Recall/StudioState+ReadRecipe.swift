import Jobs
import Schema

/// What made a clip, read from a file.
extension StudioState {
  /// A file that is being read.
  struct AwaitedRecipe: Hashable {
    let path: String
    /// What it would change is shown first.
    let asks: Bool
  }

  /// Asks what made a clip.
  mutating func readRecipe(_ path: String, asking: Bool) -> [Effect] {
    awaitsRecipe = AwaitedRecipe(path: path, asks: asking)
    return [.readRecipe(path: path)]
  }

  mutating func take(_ recipe: Result<Recipe, Failure>, path: String) -> [Effect] {
    guard let awaited = awaitsRecipe, awaited.path == path else { return [] }
    awaitsRecipe = nil
    switch recipe {
    case .failure(let failure):
      toast = failure.what
      return []
    case .success(let recipe):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let model = models.first { $0.slug == recipe.model }
      let values = model?.literal(recipe.values) ?? recipe.values
      return show(Recall(name: name, model: recipe.model, values: values), asking: awaited.asks)
    }
  }
}
