import Jobs
import Schema
import StudioUI

/// What `dailies run` is about to send: one job, or several that differ.
struct RunPlan {
  let model: ModelSchema
  let purse: Purse
  let drafts: [Draft]
  /// Jobs that the model forbids.
  let leftOut: Int
  /// Jobs that would be another one once more.
  let twins: Int

  private var estimates: [PriceEstimate?] {
    drafts.map { PriceEstimate(model, $0.values, own: purse.own) }
  }

  private var outlook: Outlook { purse.outlook(estimates.map { $0?.most }) }

  /// What is asked before anything is sent: the amount, what is spent today and what the caps say.
  var question: [String] {
    [
      "\(words).", Words.spentToday(purse.budget).map { "\($0)." },
      Words.outlook(outlook, jobs: drafts.count),
    ].compactMap(\.self)
  }

  /// Some of the jobs would come near a cap, or beyond.
  var isNearCap: Bool {
    switch outlook {
    case .near, .partly: true
    case .fits, .refused: false
    }
  }

  private var price: ClosedRange<Double>? {
    drafts.price { PriceEstimate(model, $0.values, own: purse.own) }
  }

  /// How many they are and what they cost, as a question begins.
  var words: String {
    if drafts.count == 1, let draft = drafts.first {
      let seed = model.seedParameter.flatMap { draft.values[$0.name]?.words } ?? "–"
      return "\(model.slug), seed \(seed): \(priceInWords)"
    }
    let aside = [
      leftOut == 0 ? nil : "\(leftOut) more \(leftOut == 1 ? "is" : "are") forbidden by the model",
      twins == 0 ? nil : Words.twins(twins),
    ].compactMap(\.self)
    let out = aside.isEmpty ? "" : " (\(aside.joined(separator: "; ")))"
    return "\(drafts.count) jobs of \(model.slug)\(out): \(priceInWords)"
  }

  var priceInWords: String {
    guard let price, let source = estimates.first.flatMap({ $0.map(Words.source) }) else {
      return "the price is not known"
    }
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

  /// Refuses what a cap forbids as a whole, and what comes near one where nobody is asked.
  ///
  /// - Parameters:
  ///   - isStated: the amount was said, or is going to be asked for.
  ///   - remedy: how it is said.
  func checkCaps(
    isStated: Bool, remedy: String = "With --yes, this needs --max-cost."
  ) throws(CommandStop) {
    guard let words = Words.outlook(outlook, jobs: drafts.count) else { return }
    guard isNearCap else { throw CommandStop(.notConsented, "\(words) Nothing was sent.") }
    guard isStated else {
      throw CommandStop(
        .notConsented, "\(words) \(remedy) Nothing was sent.")
    }
  }
}
