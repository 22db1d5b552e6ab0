/// What a model's page, or another source, says of its seconds or its price.
package struct Estimate: Hashable, Sendable {
  package enum Amount: Hashable, Sendable {
    case figure(Double)
    case range(ClosedRange<Double>)
    /// The first row whose values the draft has.
    case table([Row])
  }

  package struct Row: Hashable, Sendable {
    package let when: [String: Value]
    package let amount: Double

    package init(when: [String: Value], amount: Double) {
      self.when = when
      self.amount = amount
    }
  }

  /// Seconds, or US dollars (1 credit = 1 US dollar).
  package let amount: Amount
  /// Where it stands and how sure it is, to be shown beside it.
  package let source: String

  package init(_ amount: Amount, source: String) {
    self.amount = amount
    self.source = source
  }

  /// The lowest and highest amount for a draft; nil where no row of the table fits.
  package func bounds(for values: Values) -> ClosedRange<Double>? {
    switch amount {
    case .figure(let figure): figure...figure
    case .range(let range): range
    case .table(let rows):
      rows.first { row in
        row.when.allSatisfy { name, value in (values[name] ?? .null).isEqualAsJSON(to: value) }
      }.map { $0.amount...$0.amount }
    }
  }
}
