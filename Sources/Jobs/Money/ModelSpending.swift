/// What the jobs of a model have cost.
package struct ModelSpending: Hashable, Sendable {
  package let model: String
  package let spending: Spending
  package let jobs: Int
  /// How many of their clips are kept.
  package let kept: Int

  package init(model: String, spending: Spending, jobs: Int, kept: Int) {
    self.model = model
    self.spending = spending
    self.jobs = jobs
    self.kept = kept
  }

  /// What one that is kept has cost, with all that were not; nil where none is.
  package var costOfKept: Money? {
    kept > 0 ? Money(micros: spending.spent.micros / kept) : nil
  }
}
