package import Schema

/// One draft of which several jobs are made: parameters with several values, texts with variants.
package struct Batch: Hashable, Sendable {
  private let model: ModelSchema
  private let values: Values
  private let axes: [Axis]
  private let templates: [Text]
  private let isZipped: Bool

  private struct Text: Hashable, Sendable {
    let parameter: String
    let written: String
    let template: TextTemplate
  }

  /// One job of it.
  package struct Take: Hashable, Sendable {
    package let values: Values
    /// Nil where no text has variants.
    package let expansion: Expansion?
  }

  /// - Parameters:
  ///   - values: what is the same for all jobs; texts may have variants.
  ///   - isZipped: the first values of all axes make the first job, and so on; else every value meets every other.
  package init(
    _ model: ModelSchema, _ values: Values, axes: [Axis], isZipped: Bool = false,
    wildcard: (_ name: String) -> [String]? = { _ in nil }
  ) throws(BatchError) {
    self.model = model
    self.values = values
    self.axes = axes
    self.isZipped = isZipped
    var templates: [Text] = []
    for parameter in model.parameters {
      guard case .text = parameter.kind, let text = values[parameter.name]?.text else { continue }
      do {
        templates.append(
          Text(
            parameter: parameter.name, written: text,
            template: try TextTemplate(text, wildcard: wildcard)))
      } catch {
        throw .text(parameter.name, error)
      }
    }
    self.templates = templates
    if let axis = axes.first(where: { $0.values.contains(where: \.isEmpty) }) {
      throw .noValue(axis.parameter)
    }
    let unused = model.unused(values)
    if let axis = axes.first(where: { unused[$0.parameter] != nil }),
      let winner = unused[axis.parameter]
    {
      throw .makesEqual(axis.parameter, winner: winner)
    }
    if isZipped, let first = axes.first,
      let other = axes.first(where: { $0.values.count != first.values.count })
    {
      throw .unequal(first, other)
    }
  }

  /// How many jobs the values make, those that break a rule and those that are equal among them.
  package var count: Int {
    let own =
      isZipped
      ? axes.first?.values.count ?? 1
      : axes.reduce(1) { $0.saturatingProduct(with: $1.values.count) }
    return templates.reduce(own) { $0.saturatingProduct(with: $1.template.count) }
  }

  /// The job of a number below `count`; the last axis varies fastest, texts vary before axes.
  package subscript(number: Int) -> Take {
    var rest = number
    var values = values
    var written: [String: String] = [:]
    var choices: [String: [String]] = [:]
    if isZipped, let length = axes.first?.values.count {
      for axis in axes { values[axis.parameter] = axis.values[rest % length] }
      rest /= length
    } else {
      for axis in axes.reversed() {
        values[axis.parameter] = axis.values[rest % axis.values.count]
        rest /= axis.values.count
      }
    }
    for text in templates.reversed() {
      let resolved = text.template[rest % text.template.count]
      rest /= text.template.count
      values[text.parameter] = .text(resolved.text)
      guard !resolved.choices.isEmpty else { continue }
      written[text.parameter] = text.written
      choices[text.parameter] = resolved.choices
    }
    let expansion = choices.isEmpty ? nil : Expansion(templates: written, choices: choices)
    return Take(values: values, expansion: expansion)
  }

  /// The jobs in their order, how many break a rule and are left out, and how many would be another one once more.
  ///
  /// Throws what is wrong with a value by itself or with every combination, and where there are more than
  /// anybody means.
  package func takes() throws(BatchError) -> (takes: [Take], leftOut: Int, twins: Int) {
    guard count <= Self.most else { throw .tooMany(count, most: Self.most) }
    var legal: [Take] = []
    var forbidden: [Problem] = []
    var leftOut = 0
    var known: Set<Values> = []
    for take in (0..<count).map({ self[$0] }) {
      let problems = Check.problems(model, take.values)
      let own = problems.filter { $0.parameters.count < 2 }
      guard own.isEmpty else { throw .problems(own) }
      if problems.isEmpty {
        if known.insert(sent(take.values)).inserted { legal.append(take) }
      } else {
        leftOut += 1
        if forbidden.isEmpty { forbidden = problems }
      }
    }
    guard !legal.isEmpty else { throw .problems(forbidden) }
    return (legal, leftOut, count - leftOut - legal.count)
  }

  /// What of the values is sent, in one writing: what is equal here would be one clip, paid for twice.
  private func sent(_ values: Values) -> Values {
    let unused = model.unused(values)
    return values.filter { unused[$0.key] == nil && !$0.value.isNull }.mapValues { value in
      guard case .number(let number) = value, let whole = Int(exactly: number) else { return value }
      return .integer(whole)
    }
  }

  /// So many can be looked through.
  package static let most = 20_000
}

extension [Batch.Take] {
  /// So many of them drawn from all, in their order; all of them where there are no more, or nil.
  package func sampled(
    _ count: Int?, using generator: inout some RandomNumberGenerator
  ) -> [Batch.Take] {
    guard let count, count < self.count else { return self }
    return indices.shuffled(using: &generator).prefix(Swift.max(0, count)).sorted().map { self[$0] }
  }
}
