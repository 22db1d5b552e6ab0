import Jobs
import Schema

extension StudioState {
  /// Answers to a key or a paste, and keeps what it changed in a form as one step to be taken back;
  /// all that is typed into a field until it is left is one step.
  mutating func keepingSteps(_ answer: (inout StudioState) -> [Effect]) -> [Effect] {
    let before = forms
    let effects = answer(&self)
    for (slug, old) in before where old.beforeEditing != nil || forms[slug] != old {
      // Undo and redo keep the account themselves.
      guard var form = forms[slug], form.steps == old.steps else { continue }
      let start = old.beforeEditing ?? old.contents
      if editing != nil, slug == chosenModel {
        form.beforeEditing = start
      } else {
        form.beforeEditing = nil
        form.steps.keep(from: start, to: form.contents)
      }
      forms[slug] = form
    }
    return effects
  }

  mutating func undo() {
    guard var contents = form?.contents, let names = form?.steps.undo(&contents) else { return }
    form?.contents = contents
    show(changed: names, Words.undone)
  }

  mutating func redo() {
    guard var contents = form?.contents, let names = form?.steps.redo(&contents) else { return }
    form?.contents = contents
    show(changed: names, Words.redone)
  }

  /// Says what was taken back or done again, and goes to where it is seen.
  private mutating func show(changed names: [String], _ words: ([String]) -> String) {
    guard let model else { return }
    let ordered = model.parameters.map(\.name).filter(names.contains)
    form?.touched.formUnion(names)
    if let first = ordered.first, form?.focus.parameter != first,
      let field = form?.fields(model).first(where: { $0.parameter == first })
    {
      form?.focus = field
    }
    toast = words(ordered.isEmpty ? model.seedParameter.map { [$0.name] } ?? [] : ordered)
  }

  /// Asks for a new seed because a person wants one: that can be taken back.
  mutating func drawSeed() -> [Effect] {
    form?.wantsSeed = true
    return [.drawSeed(model: chosenModel)]
  }

  /// A seed was drawn; a submit that waited for it goes on.
  mutating func take(seed: Int, model slug: String) -> [Effect] {
    guard let name = models.first(where: { $0.slug == slug })?.seedParameter?.name,
      var form = forms[slug]
    else { return [] }
    let before = form.contents
    form.values[name] = .integer(seed)
    if form.wantsSeed { form.several[name] = nil }
    form.seedMode = .drawn
    if form.wantsSeed { form.steps.keep(from: before, to: form.contents) }
    form.wantsSeed = false
    forms[slug] = form
    guard awaitsSeed, slug == chosenModel else { return [] }
    awaitsSeed = false
    return submitPressed()
  }

  /// Goes through the ways a seed comes about. One that is drawn is drawn at once, so that it is never
  /// one that was sent already.
  mutating func changeSeedMode(by step: Int) -> [Effect] {
    guard let form, let name = model?.seedParameter?.name else { return [] }
    let modes = SeedMode.allCases
    guard let index = modes.firstIndex(of: form.seedMode) else { return [] }
    let mode = modes[(index + step + modes.count) % modes.count]
    self.form?.focus = FieldID(name)
    self.form?.several[name] = nil
    if mode == .drawn { return drawSeed() }
    self.form?.seedMode = mode
    return []
  }

  /// After a submit was taken, a seed that counts goes on to the next number; from the last one to the
  /// first.
  mutating func countSeed(_ slug: String, sent seed: Int?) {
    guard forms[slug]?.seedMode == .next,
      let parameter = models.first(where: { $0.slug == slug })?.seedParameter,
      case .seed(let range) = parameter.kind,
      let now = forms[slug]?.values[parameter.name]?.integer, now == seed
    else { return }
    let next = now < range.allowed.upperBound ? now + 1 : max(range.allowed.lowerBound, 1)
    forms[slug]?.values[parameter.name] = .integer(next)
  }
}
