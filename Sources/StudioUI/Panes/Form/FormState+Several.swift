import Jobs
import Schema

/// Fields that hold several values, and texts that vary: a form that makes several jobs.
extension FormState {
  /// The parameters with several values, in the order of the form.
  ///
  /// - Parameter chance: what is drawn follows from it; how many are drawn does not.
  func axes(_ model: ModelSchema, chance: Int = 0) -> [Axis] {
    var generator = Chance(chance)
    return model.parameters.compactMap { parameter in
      several[parameter.name].flatMap { Axis(parameter, $0, using: &generator) }
    }
  }

  /// The values without those of which there are several: what each job has.
  var common: Values { values.filter { several[$0.key] == nil } }

  /// Everything that can be made of the form.
  func batch(
    _ model: ModelSchema, _ wildcards: [String: Wildcard]
  ) throws(BatchError) -> Batch {
    try Batch(model, values, axes: axes(model)) { (wildcards[$0] ?? .underWay).lines }
  }

  /// How many jobs it makes; nil where a text cannot be read.
  func count(_ model: ModelSchema, _ wildcards: [String: Wildcard]) -> Int? {
    try? batch(model, wildcards).count
  }

  /// How many values a field stands for; nil for one.
  func count(_ parameter: Parameter, _ wildcards: [String: Wildcard]) -> Int? {
    if let typed = several[parameter.name] { return parameter.axis(typed)?.values.count }
    guard case .text = parameter.kind, let text = values[parameter.name]?.text,
      let template = try? TextTemplate(text, wildcard: { (wildcards[$0] ?? .underWay).lines }),
      template.count > 1
    else { return nil }
    return template.count
  }

  /// Gives a field several values. What it held alone stays below them, to come back to.
  mutating func vary(_ parameter: Parameter, _ typed: String) {
    let name = parameter.name
    // While it is typed, its beginning was taken for one value.
    if let before = beforeEditing { values[name] = before.values[name] }
    if case .seed = parameter.kind { seedMode = beforeEditing?.seedMode ?? seedMode }
    several[name] = typed
    touched.insert(name)
  }

  /// What is wrong with the values, each of several looked at by itself; what a rule forbids of them together is left
  /// out of a batch and is no problem.
  func problems(_ model: ModelSchema, _ wildcards: [String: Wildcard]) -> [Problem] {
    let alone = Check.problems(model, values).filter { problem in
      !problem.parameters.contains { several[$0] != nil }
    }
    let unused = model.unused(values)
    let ofAxes = axes(model).flatMap { axis -> [Problem] in
      if let winner = unused[axis.parameter] {
        let error = BatchError.makesEqual(axis.parameter, winner: winner)
        return [Problem([axis.parameter], "\(error)")]
      }
      guard let parameter = model.parameter(axis.parameter) else { return [] }
      return axis.values.lazy.map { Check.problems(parameter, $0) }.first { !$0.isEmpty } ?? []
    }
    let ofTexts = model.parameters.compactMap { parameter -> Problem? in
      guard case .text = parameter.kind, let text = values[parameter.name]?.text else { return nil }
      do throws(TextTemplateError) {
        _ = try TextTemplate(text) { (wildcards[$0] ?? .underWay).lines }
        return nil
      } catch {
        return Problem([parameter.name], "\(parameter.name): \(error).")
      }
    }
    let order = model.parameters.map(\.name)
    return (alone + ofAxes + ofTexts).enumerated().sorted { one, other in
      func place(_ problem: Problem) -> Int {
        problem.parameters.first.flatMap(order.firstIndex) ?? order.count
      }
      return (place(one.element), one.offset) < (place(other.element), other.offset)
    }.map(\.element)
  }

  /// The files of variants that its texts name, those named in such files too, as far as they are known.
  func wildcardNames(_ model: ModelSchema, _ wildcards: [String: Wildcard]) -> Set<String> {
    var names: Set<String> = []
    for parameter in model.parameters {
      guard case .text = parameter.kind, let text = values[parameter.name]?.text,
        text.contains("__")
      else { continue }
      _ = try? TextTemplate(text) { name in
        names.insert(name)
        return (wildcards[name] ?? .underWay).lines
      }
    }
    return names
  }
}

extension Parameter {
  /// The values that typed text means; nil where it means one.
  func axis(_ typed: String) -> Axis? {
    var generator = Chance(0)
    return Axis(self, typed, using: &generator)
  }

  /// It can have several values; texts vary by what is written in them.
  var canVary: Bool {
    switch kind {
    case .choice, .toggle, .integer, .number, .seed: true
    case .text, .media, .mediaList: false
    }
  }
}
