import FoundationEssentials
import Jobs
import Schema
import TerminalCore

/// From the key that submits to what is sent.
extension StudioState {
  /// ctrl+s in the studio: problems are shown, or the box with the amount. Nothing is sent here.
  ///
  /// - Parameters:
  ///   - filesAreFresh: the local files were looked at after the key was pressed.
  ///   - chance: what is drawn for several jobs follows from it; nil where it is not drawn yet.
  mutating func submitPressed(filesAreFresh: Bool = false, chance: Int? = nil) -> [Effect] {
    finishEditing(drawsSeed: false)
    guard let model, let form else { return [] }
    if frameToCome?.model == model.slug {
      toast = Words.frameIsToCome
      return []
    }
    if let seed = model.seedParameter, form.isSeedToBeDrawn(seed) {
      awaitsSeed = true
      return [.drawSeed(model: model.slug)]
    }
    let paths = RequestBody.files(model, form.values)
    let names = form.wildcardNames(model, wildcards)
    if !paths.isEmpty || !names.isEmpty, !filesAreFresh {
      forgetChecks(of: paths)
      wildcards = [:]
      awaitsFiles = true
      return []
    }
    let problems = form.problems(model, wildcards) + form.fileProblems(model, files)
    guard problems.isEmpty else { return refuse(problems) }
    let count = form.count(model, wildcards) ?? 1
    guard count == 1 || chance != nil else {
      awaitsChance = true
      return [.drawChance]
    }
    do throws(BatchError) {
      let known = wildcards
      let plan = try BatchPlan(
        model,
        Draft(model: model.slug, values: form.values, parents: parents(of: form, model)),
        axes: form.axes(model, chance: chance ?? 0), chance: chance ?? 0
      ) { known[$0]?.lines }
      let token = tokens.next()
      overlays.append(
        .confirm(
          count == 1
            ? Confirmation(plan.drafts, token: token, pressedAt: now)
            : Confirmation(plan, token: token, pressedAt: now)))
    } catch {
      return refuse(error.asProblems)
    }
    return []
  }

  mutating func refuse(_ problems: [Problem]) -> [Effect] {
    form?.showsAllProblems = true
    toast = problems.first?.message
    guard let model, let first = problems.first?.parameters.first else { return [] }
    view = .studio
    pane = .form
    if let field = form?.fields(model).first(where: { $0.parameter == first }) {
      form?.focus = field
    }
    return []
  }

  /// The second key, in the box with the amount: this one spends, or asks for the number of very many jobs first. A
  /// word that was typed whole is always meant.
  mutating func confirmPressed(_ key: Key?) -> [Effect] {
    guard case .confirm(var confirmation) = overlays.last, !confirmation.awaitsSeed else {
      return []
    }
    let elapsed = now.timeIntervalSince(confirmation.pressedAt)
    // y after ctrl+s is meant at once: no sentence holds ctrl+s.
    let isMeant =
      switch key {
      case nil: true
      case .control: false
      default: confirmation.again.isEmpty && !confirmation.isInsisted
      }
    if elapsed < Confirmation.repetition, !isMeant {
      confirmation.pressedAt = now
      overlays[overlays.count - 1] = .confirm(confirmation)
      toast = Words.heldKey
      return []
    }
    guard !confirmation.needsCount || confirmation.isInsisted else {
      overlays.append(
        .line(LineEdit(subject: .count(confirmation.drafts.count), field: TextField(""))))
      return []
    }
    return insisted() ? send() : []
  }

  /// Sends what the box on top shows.
  mutating func send() -> [Effect] {
    guard case .confirm(let confirmation) = overlays.last else { return [] }
    overlays.removeLast()
    storing.insert(confirmation.token)
    let submit = Effect.submit(confirmation.drafts, token: confirmation.token)
    // A job that is sent again has nothing to do with what is in the form now.
    guard confirmation.again.isEmpty, let model = confirmation.drafts.first?.model else {
      return [submit]
    }
    forms[model]?.showsAllProblems = false
    forms[model]?.touched = []
    return forms[model]?.seedMode == .drawn && self.model?.seedParameter != nil
      ? [submit, .drawSeed(model: model)] : [submit]
  }
}

extension BatchError {
  /// As the form tells what is wrong.
  fileprivate var asProblems: [Problem] {
    switch self {
    case .text(let name, _): [Problem([name], "\(self)")]
    case .unequal(let one, _): [Problem([one.parameter], "\(self)")]
    case .makesEqual(let name, _), .noValue(let name): [Problem([name], "\(self)")]
    case .problems(let problems): problems
    case .tooMany: [Problem([], "\(self)")]
    }
  }
}
