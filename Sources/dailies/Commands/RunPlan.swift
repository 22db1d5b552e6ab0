import Jobs
import Schema
import StudioUI

/// What `dailies run` is about to send: one job, or several that differ.
struct RunPlan {
  let model: ModelSchema
  let drafts: [Draft]
  /// Jobs that the model forbids.
  let leftOut: Int

  private var price: ClosedRange<Double>? { drafts.price { _ in model } }

  /// How many they are and what they cost, as a question begins.
  var words: String {
    if drafts.count == 1, let draft = drafts.first {
      let seed = model.seedParameter.flatMap { draft.values[$0.name]?.words } ?? "–"
      return "\(model.slug), seed \(seed): \(priceInWords)"
    }
    let out =
      leftOut == 0 ? "" : " (\(leftOut) more \(leftOut == 1 ? "is" : "are") forbidden by the model)"
    return "\(drafts.count) jobs of \(model.slug)\(out): \(priceInWords)"
  }

  var priceInWords: String {
    guard let price, let source = model.price?.source else { return "the price is not known" }
    let least = Words.money(price.lowerBound)
    let most = Words.money(price.upperBound)
    return "about $\(least == most ? most : "\(least) to \(most)") (\(source))"
  }

  /// One for each job: the values in which they differ, or all where there is one.
  var lines: [String] {
    drafts.differences(model).map { values in
      values.compactMap { $0.value.isNull ? nil : "\($0.name)=\($0.value.words)" }
        .joined(separator: "  ")
    }
  }

  /// Refuses what costs more, or may.
  func check(_ most: Double) throws(CommandStop) {
    guard let price else {
      throw CommandStop(
        .notConsented, "--max-cost: the price is not known, so nothing was sent.")
    }
    guard price.upperBound <= most else {
      throw CommandStop(
        .notConsented,
        "--max-cost: this would cost \(priceInWords), more than \(Words.money(most)). Nothing was sent."
      )
    }
  }
}
