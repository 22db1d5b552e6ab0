import Jobs
import Schema

/// A request that was written down elsewhere, put into the form of its model; `undo` takes it back.
extension StudioState {
  /// What was typed or pasted where a file is asked for: a request, or the path of a file.
  mutating func load(typed text: String, asking: Bool) -> [Effect] {
    if let request = PastedRequest(text) { return load(request, asking: asking) }
    guard !PastedRequest.isCurl(text) else {
      toast = Words.unreadableRequest
      return []
    }
    return readRecipe(DroppedPath(text).path, asking: asking)
  }

  /// A curl line, wherever it is pasted: it may hold a key, which has no place in a text that is kept. In the studio
  /// it is a request for a form; nil where it was asked for, in a line that is not kept.
  mutating func keepKeyOut(of text: String) -> [Effect]? {
    if case .line(let edit) = overlays.last, edit.subject == .recipe { return nil }
    guard overlays.isEmpty, view == .studio else {
      toast = Words.curlNotHere(keymap)
      return []
    }
    return finishEditing() + load(typed: text, asking: true)
  }

  /// A paste into the form, where no text is edited; nil where it is nothing of that kind.
  mutating func load(pasted text: String) -> [Effect]? {
    guard let model, let request = PastedRequest(text),
      request.model != nil || !request.values(for: model).known.isEmpty
    else { return nil }
    return load(request, asking: true)
  }

  private mutating func load(_ request: PastedRequest, asking: Bool) -> [Effect] {
    let slug = request.model ?? chosenModel
    guard let model = models.first(where: { $0.slug == slug }) else {
      toast = Words.unknownModel(slug)
      return []
    }
    let (known, unknown) = request.values(for: model)
    // What it leaves out is what the model takes then; a seed stays as it is.
    let values = model.startValues.merging(model.literal(known)) { $1 }.merging(unknown) { $1 }
    let recall = Recall(
      name: Words.theRequest, model: slug, values: values, isWhole: false)
    let effects = show(recall, asking: asking)
    if !asking, !unknown.isEmpty, let said = toast {
      toast = "\(said) \(Words.leftOut(unknown.keys.sorted()))"
    }
    return effects
  }
}
