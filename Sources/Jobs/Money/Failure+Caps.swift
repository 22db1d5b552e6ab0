extension Failure {
  /// - Parameter what: of several jobs, which of them.
  static func capReached(
    _ cap: Cap, _ limit: Money, _ used: Spending, _ price: Money, of what: String = "It"
  ) -> Failure {
    Failure(
      .capReached,
      what: """
        \(what) would cost \(price.words), and \(cap.name) is \(limit.words): \(used.spent.words) is spent\
        \(used.reserved == .zero ? "" : " and \(used.reserved.words) set aside for jobs under way").
        """, charged: .no,
      next: "Raise \(cap.name) in the settings and let it go on, or cancel it.")
  }

  static func priceUnknown(_ cap: Cap, _ limit: Money) -> Failure {
    Failure(
      .capReached,
      what: "Nobody knows what it costs, and \(cap.name) is \(limit.words).", charged: .no,
      next: """
        Take \(cap.name) away in the settings and let it go on; once one of its model is saved, the next \
        ones go by what that cost.
        """)
  }

  static func batchTooLarge(_ limit: Money, _ price: Money?, jobs: Int) -> Failure {
    let what = jobs == 1 ? "It" : "These \(jobs) jobs"
    return Failure(
      .capReached,
      what: price.map { "\(what) would cost \($0.words), and cap_batch is \(limit.words)." }
        ?? "Nobody knows what \(jobs == 1 ? "it costs" : "these jobs cost"), and cap_batch is \(limit.words).",
      charged: .no,
      next:
        "Nothing was stored. Raise cap_batch in the settings\(jobs == 1 ? "" : ", or make fewer").")
  }

  /// The same of a job that is not even stored.
  func notStored(_ cap: Cap, hasPrice: Bool) -> Failure {
    Failure(
      code, what: what, charged: charged,
      next: "\(hasPrice ? "Raise \(cap.name)" : "Take \(cap.name) away") in the settings first.")
  }
}
