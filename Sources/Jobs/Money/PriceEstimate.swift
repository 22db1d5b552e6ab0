package import Schema

/// What a draft will cost, and who says so.
package struct PriceEstimate: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// The model's file, in its own words.
    case list(String)
    /// The median of so many jobs of the library.
    case own(jobs: Int)
  }

  package let bounds: ClosedRange<Double>
  package let source: Source

  /// The list price; where there is none, what own jobs of the model with the same settings cost. Nil where nobody knows.
  package init?(_ schema: ModelSchema, _ values: Values, own: Experience?) {
    if let price = schema.price, let bounds = price.bounds(for: values) {
      self.bounds = bounds
      source = .list(price.source)
    } else if let (cost, jobs) = own?.cost(schema, values) {
      bounds = cost...cost
      source = .own(jobs: jobs)
    } else {
      return nil
    }
  }

  /// What is set aside for it.
  package var most: Money { Money(bounds.upperBound) }

  /// For how many own jobs it speaks; nil for the list price.
  package var ownJobs: Int? { if case .own(let jobs) = source { jobs } else { nil } }
}

extension Job {
  /// Who said what it would cost, in few words.
  package var estimateSource: String {
    estimateFrom.map { "own median of \($0)" } ?? "list price, unverified"
  }
}
