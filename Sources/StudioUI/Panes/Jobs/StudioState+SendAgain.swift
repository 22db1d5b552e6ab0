import Jobs
import Schema

extension StudioState {
  /// Shows the amount for the chosen job's values once more, or for those of the marked ones that failed. Nothing is sent here.
  ///
  /// The same seed would make the same clip, so where there is a clip a new one is drawn.
  mutating func sendAgainPressed() -> [Effect] {
    guard jobsToActOn.count < 2 else { return sendAgain(jobsToActOn) }
    guard let job = jobsToActOn.first, let model = models.first(where: { $0.slug == job.model })
    else {
      return []
    }
    if let problem = Check.problems(model, job.values).first {
      toast = Words.cannotBeSentAgain(problem, keymap)
      return []
    }
    overlays.append(
      .confirm(
        Confirmation(
          [job.draftAgain], token: tokens.next(), pressedAt: now, again: [job])))
    // They may have changed since it was sent, or be gone.
    let looks = RequestBody.files(model, job.values).map { Effect.checkFile(path: $0) }
    return looks + (job.clip == nil ? [] : otherSeedPressed())
  }

  /// A new seed for a job that is sent again, or the job's own.
  mutating func otherSeedPressed() -> [Effect] {
    guard case .confirm(var confirmation) = overlays.last, let again = confirmation.again.only,
      let name = models.first(where: { $0.slug == again.model })?.seedParameter?.name
    else { return [] }
    let isSame = confirmation.drafts.first?.values[name] == again.values[name]
    if isSame {
      confirmation.awaitsSeed = true
    } else {
      confirmation.set(name, to: again.values[name] ?? .null)
    }
    overlays[overlays.count - 1] = .confirm(confirmation)
    return isSame ? [.drawSeed(model: again.model)] : []
  }

  /// Puts a drawn seed into the box that waits for one; false where none does.
  mutating func takeSeedForAgain(_ model: String, _ seed: Int) -> Bool {
    guard case .confirm(var confirmation) = overlays.last, confirmation.awaitsSeed,
      confirmation.drafts.first?.model == model,
      let parameter = models.first(where: { $0.slug == model })?.seedParameter?.name
    else { return false }
    confirmation.set(parameter, to: .integer(seed))
    confirmation.awaitsSeed = false
    overlays[overlays.count - 1] = .confirm(confirmation)
    return true
  }

  var canTakeOtherSeed: Bool {
    guard case .confirm(let confirmation) = overlays.last, let again = confirmation.again.only
    else {
      return false
    }
    return models.first { $0.slug == again.model }?.seedParameter != nil
  }
}

extension Job {
  /// The same once more.
  var draftAgain: Draft {
    Draft(
      model: model, values: values, parents: [Parent(.again, of: id)], expansion: expansion)
  }
}

extension [Job] {
  /// The one job, where there is no other.
  var only: Job? { count == 1 ? first : nil }
}
