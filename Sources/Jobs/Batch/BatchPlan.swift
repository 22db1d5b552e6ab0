package import Schema

/// The jobs that one press is to make, while a person chooses among them: all, side by side, or so many drawn.
package struct BatchPlan: Hashable, Sendable {
  package let model: ModelSchema
  private let base: Draft
  private let axes: [Axis]
  /// Every value with every other, and the first ones with the first ones.
  private let crossed: Result<Batch, BatchError>
  private let zipped: Result<Batch, BatchError>
  private let chance: Int
  /// How often was drawn, so that the same number of jobs may be drawn anew.
  private var draws = 0
  private var legal: [Batch.Take] = []
  private var sample: Int?

  package private(set) var isSideBySide: Bool
  /// Those to be sent.
  package private(set) var drafts: [Draft] = []
  /// How many break a rule of the model.
  package private(set) var leftOut = 0
  /// How many would be another one once more.
  package private(set) var twins = 0

  /// - Parameters:
  ///   - base: what is the same for all jobs; texts may have variants.
  ///   - chance: what is drawn follows from it.
  /// - Throws: what makes any batch of it impossible.
  package init(
    _ model: ModelSchema, _ base: Draft, axes: [Axis], isSideBySide: Bool = false,
    sample: Int? = nil, chance: Int, wildcard: (_ name: String) -> [String]?
  ) throws(BatchError) {
    self.model = model
    self.base = base
    self.axes = axes
    self.isSideBySide = isSideBySide
    self.sample = sample
    self.chance = chance
    func batch(isZipped: Bool) -> Result<Batch, BatchError> {
      Result { () throws(BatchError) in
        try Batch(model, base.values, axes: axes, isZipped: isZipped, wildcard: wildcard)
      }
    }
    crossed = batch(isZipped: false)
    zipped = batch(isZipped: true)
    try expand()
  }

  /// Those that may be sent, of which a sample is drawn.
  package var whole: Int { legal.count }

  /// There are two ways to take the values together.
  package var hasTwoWays: Bool { axes.count > 1 }

  /// Takes every value with every other, or the first ones with the first ones.
  package mutating func turn() throws(BatchError) {
    var turned = self
    turned.isSideBySide.toggle()
    turned.sample = nil
    try turned.expand()
    self = turned
  }

  /// Draws so many jobs of all, or takes all of them again.
  package mutating func draw(_ count: Int) {
    draws += 1
    sample = count
    choose()
  }

  private mutating func expand() throws(BatchError) {
    (legal, leftOut, twins) = try (isSideBySide ? zipped : crossed).get().takes()
    choose()
  }

  private mutating func choose() {
    var generator = Chance(chance &+ draws)
    drafts = legal.sampled(sample, using: &generator).map {
      Draft(
        model: base.model, values: $0.values, parents: base.parents, expansion: $0.expansion)
    }
  }
}
