package import Jobs
import Schema

/// What drafts are likely to cost and to take altogether, and who says so.
package struct Prospect: Hashable, Sendable {
  package let jobs: Int
  /// US dollars as estimated; nil where nobody knows of one of them.
  package let price: ClosedRange<Double>?
  /// US dollars by the library's own jobs; nil where one model has none yet.
  package let ownPrice: Double?
  /// Of how many own jobs that is the median; nil where there is none, or there are several models.
  package let ownJobs: Int?
  /// Seconds at the pace at which jobs are sent; nil for several models, or where nobody knows.
  package let seconds: ClosedRange<Double>?
}

extension StudioState {
  package func prospect(of drafts: [Draft]) -> Prospect {
    func model(_ slug: String) -> ModelSchema? { models.first { $0.slug == slug } }
    let own = drafts.reduce(Double?(0)) { sum, draft in
      guard let sum, let model = model(draft.model),
        let (cost, _) = jobs.experience[draft.model]?.cost(model, draft.values)
      else { return nil }
      return sum + cost
    }
    let slugs = Set(drafts.map(\.model))
    let only = slugs.count == 1 ? slugs.first.flatMap(model) : nil
    let each = only.flatMap { only in
      drafts.compactMap { expectation(only, $0.values)?.seconds }.reduce(nil) {
        (sum: ClosedRange<Double>?, own) in
        sum.map { min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound) } ?? own
      }
    }
    let limits = SendingLimits()
    return Prospect(
      jobs: drafts.count, price: drafts.price(estimate), ownPrice: own,
      ownJobs: only.flatMap { jobs.experience[$0.slug]?.jobs },
      seconds: only.flatMap { only in
        each.map { each in
          func all(_ seconds: Double) -> Double {
            limits.seconds(for: drafts.count, each: seconds, only.contract)
          }
          return all(each.lowerBound)...all(each.upperBound)
        }
      })
  }
}
