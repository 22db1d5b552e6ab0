import Jobs
import Schema

/// What a past job, or the file of one, would change in a form, to be ticked before it does.
package struct Recall: Hashable, Sendable {
  /// One field that holds something else there.
  struct Change: Hashable {
    let parameter: String
    let before: Value
    let after: Value
  }

  /// The job; nil where what made a clip was read from a file.
  package let job: String?
  /// What it is called in a sentence.
  let name: String
  let model: String
  let values: Values
  /// What it does not name is nothing there; else that stays as it is.
  private let isWhole: Bool
  /// The model of the form that would change.
  package var target: String
  /// Fields that are to stay as they are.
  package var left: Set<String> = []
  package var chosen = 0
  /// The first line in sight.
  var scroll = 0

  /// - Parameter model: what the job was made of; nil where it is not known here.
  init(_ job: Job, _ model: ModelSchema?) {
    self.init(
      job: job.id, name: Words.name(job), model: job.model,
      values: model?.literal(job.values) ?? job.values)
  }

  /// The same with its texts as they were written, with all that they were chosen from.
  init(template job: Job, _ model: ModelSchema?) {
    let written = job.expansion?.templates.mapValues(Value.text) ?? [:]
    self.init(
      job: job.id, name: Words.name(job), model: job.model,
      values: (model?.literal(job.values) ?? job.values).merging(written) { $1 })
  }

  init(job: String? = nil, name: String, model: String, values: Values, isWhole: Bool = true) {
    self.job = job
    self.name = name
    self.model = model
    self.values = values
    self.isWhole = isWhole
    target = model
  }

  /// The fields of the form that would change, in its order.
  func changes(in state: StudioState) -> [Change] {
    guard let model = state.models.first(where: { $0.slug == target }),
      let form = state.forms[target]
    else { return [] }
    let mapped = mapping(in: state)?.values ?? [:]
    return model.parameters.compactMap { parameter in
      let several = form.several[parameter.name]
      let before = several.map(Value.text) ?? form.values[parameter.name] ?? .null
      // Another model's job says nothing of what it does not have.
      guard
        let after = mapped[parameter.name]
          ?? (isWhole && target == self.model ? Value.null : nil as Value?)
      else { return nil }
      let isSeedToDraw = parameter.name == model.seedParameter?.name && form.seedMode == .drawn
      let isSame = before.isEmpty && after.isEmpty || before.isEqualAsJSON(to: after)
      guard several != nil || !isSame || (isSeedToDraw && !after.isEmpty) else { return nil }
      return Change(parameter: parameter.name, before: before, after: after)
    }
  }

  func dropped(in state: StudioState) -> [ValueMapping.Dropped] {
    mapping(in: state)?.dropped ?? []
  }

  private func mapping(in state: StudioState) -> ValueMapping? {
    state.models.first { $0.slug == target }.map { target in
      ValueMapping(values, from: state.models.first { $0.slug == model }, to: target)
    }
  }
}

extension ModelSchema {
  /// What was sent, as it stands in a form: its texts mean themselves and vary no more.
  func literal(_ values: Values) -> Values {
    var literal = values
    for parameter in parameters {
      guard case .text = parameter.kind, let text = values[parameter.name]?.text else { continue }
      literal[parameter.name] = .text(TextTemplate.literal(text))
    }
    return literal
  }
}
