import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// Puts the chosen job's clip into the form, so that the next one is made from it.
  mutating func useClip() {
    guard let job = chosenJob, let path = job.clip?.path, let field = goToField(for: .video) else {
      return
    }
    madeFrom[path] = Parent(.clip, of: job.id)
    put([path], into: field)
    toast = Words.used("The clip", as: field.parameter, of: chosenModel, keymap)
  }

  /// Has a frame of the chosen job's clip saved as an image for the form: the one that is looked at alone, else the
  /// last, from which a shot goes on.
  mutating func useFrame() -> [Effect] {
    guard let job = chosenJob, let path = job.clip?.path else { return [] }
    let moment = frames.path == path ? frames.moment : nil
    guard let field = goToField(for: .image) else { return [] }
    let frame = FrameToCome(
      job: job.id, clip: path, moment: moment, model: chosenModel, field: field)
    frameToCome = frame
    toast = Words.savingFrame
    return [.saveFrame(frame)]
  }

  /// A frame was saved, or cannot be had. Until then the form is not sent: it still holds the image before it.
  mutating func take(_ frame: FrameToCome, path: String?) -> [Effect] {
    guard frame == frameToCome else { return [] }
    frameToCome = nil
    guard let path else { return [] }
    // Whoever shows another form meanwhile still wants it in that one.
    let shown = chosenModel
    chosenModel = frame.model
    put([path], into: frame.field)
    madeFrom[path] = Parent(.frame, of: frame.job)
    chosenModel = shown
    toast = Words.used("The frame", as: frame.field.parameter, of: frame.model, keymap)
    return []
  }

  /// The jobs that what is sent came from.
  func parents(of form: FormState, _ model: ModelSchema) -> [Parent] {
    let files = RequestBody.files(model, form.values).compactMap { madeFrom[$0] }
    return ([form.parent].compactMap(\.self) + files).reduce(into: []) { parents, parent in
      if !parents.contains(parent) { parents.append(parent) }
    }
  }

  /// Why no form takes such a file; nil where one does.
  func whyNoField(for kind: Media.Kind) -> String? {
    models.contains { $0.field(for: kind) != nil } ? nil : Words.noField(for: kind)
  }

  /// Goes to where a file of this kind is put: the field with the focus, else the first of this model that takes
  /// one, else that of the first model that has one. In a list it comes last.
  private mutating func goToField(for kind: Media.Kind) -> FieldID? {
    let candidates = [model].compactMap { $0 } + models
    guard let target = candidates.first(where: { $0.field(for: kind) != nil }) else { return nil }
    let focused = focusedParameter?.media?.kind == kind ? focusedParameter : nil
    let parameter =
      target.slug == chosenModel ? focused ?? target.field(for: kind) : target.field(for: kind)
    chosenModel = target.slug
    guard let field = form?.fields(target).last(where: { $0.parameter == parameter?.name }) else {
      return nil
    }
    form?.focus = field
    overlays = []
    pane = .form
    _ = show(.studio)
    return field
  }
}

extension ModelSchema {
  fileprivate func field(for kind: Media.Kind) -> Parameter? {
    parameters.first { $0.media?.kind == kind }
  }
}
