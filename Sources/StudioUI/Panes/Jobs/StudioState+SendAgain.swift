import Jobs
import Schema

extension StudioState {
  /// Shows the amount for the chosen job's values once more. Nothing is sent here.
  ///
  /// The same seed would make the same clip, so where there is a clip a new one is drawn.
  mutating func sendAgainPressed() -> [Effect] {
    guard let job = chosenJob, let model = models.first(where: { $0.slug == job.model }) else {
      return []
    }
    if let problem = Check.problems(model, job.values).first {
      toast = Words.cannotBeSentAgain(problem, keymap)
      return []
    }
    overlays.append(
      .confirm(
        Confirmation(
          draft: Draft(
            model: job.model, values: job.values, parents: [Parent(.again, of: job.id)],
            expansion: job.expansion), token: tokens.next(), pressedAt: now, again: job)))
    // They may have changed since it was sent, or be gone.
    let looks = RequestBody.files(model, job.values).map { Effect.checkFile(path: $0) }
    return looks + (job.clip == nil ? [] : otherSeedPressed())
  }

  /// A new seed for a job that is sent again, or the job's own.
  mutating func otherSeedPressed() -> [Effect] {
    guard case .confirm(var confirmation) = overlays.last, let again = confirmation.again,
      let name = models.first(where: { $0.slug == again.model })?.seedParameter?.name
    else { return [] }
    let isSame = confirmation.draft.values[name] == again.values[name]
    if isSame {
      confirmation.awaitsSeed = true
    } else {
      confirmation.draft.values[name] = again.values[name]
    }
    overlays[overlays.count - 1] = .confirm(confirmation)
    return isSame ? [.drawSeed(model: again.model)] : []
  }

  /// Puts a drawn seed into the box that waits for one; false where none does.
  mutating func takeSeedForAgain(_ model: String, _ seed: Int) -> Bool {
    guard case .confirm(var confirmation) = overlays.last, confirmation.awaitsSeed,
      confirmation.draft.model == model,
      let parameter = models.first(where: { $0.slug == model })?.seedParameter?.name
    else { return false }
    confirmation.draft.values[parameter] = .integer(seed)
    confirmation.awaitsSeed = false
    overlays[overlays.count - 1] = .confirm(confirmation)
    return true
  }

  var canTakeOtherSeed: Bool {
    guard case .confirm(let confirmation) = overlays.last, let again = confirmation.again else {
      return false
    }
    return models.first { $0.slug == again.model }?.seedParameter != nil
  }
}
