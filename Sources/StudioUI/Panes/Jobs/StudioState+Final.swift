import Jobs
import Schema

/// From a draft to the final clip: the settings that the model's file names, and nothing else.
extension StudioState {
  /// Shows the amount for the chosen job at its model's final settings, with the same seed. Nothing is sent here.
  mutating func finalPressed() -> [Effect] {
    guard let job = chosenJob, let model = models.first(where: { $0.slug == job.model }) else {
      return []
    }
    let values = model.final(job.values)
    if let problem = Check.problems(model, values).first {
      toast = Words.cannotBeSentAgain(problem, keymap)
      return []
    }
    let draft = Draft(
      model: job.model, values: values, parents: [Parent(.promoted, of: job.id)],
      expansion: job.expansion)
    overlays.append(
      .confirm(Confirmation([draft], token: tokens.next(), pressedAt: now, again: [job])))
    // They may have changed since it was sent, or be gone.
    return RequestBody.files(model, values).map { .checkFile(path: $0) }
  }

  /// Why there is no final version of the chosen job to make; nil where there is.
  var whyNoFinal: String? {
    if access == .noKey { return "There is no API key: set SEGMIND_API_KEY first." }
    guard let job = chosenJob else { return Words.noJobHere }
    guard let model = models.first(where: { $0.slug == job.model }) else {
      return Words.unknownModel(job.model)
    }
    return model.final(job.values) == job.values ? Words.isFinal(job) : nil
  }

  /// Gives the form its model's final settings; where it has them, those of a draft.
  mutating func turnFinal() {
    guard let model, let values = form?.common else { return }
    let final = model.final(values)
    let isFinal = final == values
    let target = isFinal ? model.draft(values) : final
    let changed = model.finals.map(\.parameter).filter {
      !(target[$0] ?? .null).isEqualAsJSON(to: values[$0] ?? .null)
    }
    for name in changed { form?.set(name, to: target[name] ?? .null) }
    toast = Words.turnedFinal(changed, target, isFinal: !isFinal)
  }
}

extension Confirmation {
  /// The job whose final version this is.
  var finalOf: Job? {
    drafts.first?.parents.contains { $0.how == .promoted } == true ? again.only : nil
  }
}
