package import Schema

/// What is said of the drafts of one press, however many they are.
extension Array where Element == Draft {
  /// The least and the most that all of them cost; nil where nobody knows of one.
  package func price(_ estimate: (Draft) -> PriceEstimate?) -> ClosedRange<Double>? {
    reduce(0...0) { sum, draft in
      guard let sum, let own = estimate(draft)?.bounds else { return nil }
      return sum.lowerBound + own.lowerBound...sum.upperBound + own.upperBound
    }
  }

  /// For each of them the values in which they differ, in the order of the form; all values where there is one.
  package func differences(_ model: ModelSchema) -> [[(name: String, value: Value)]] {
    let names = model.parameters.map(\.name).filter { name in
      count == 1
        || contains { ($0.values[name] ?? .null) != (self[0].values[name] ?? .null) }
    }
    return map { draft in names.map { ($0, draft.values[$0] ?? .null) } }
  }
}
