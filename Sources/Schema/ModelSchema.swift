/// What one model accepts, and what is known of its time and price. It comes from one file.
package struct ModelSchema: Hashable, Sendable, Identifiable {
  /// The model's name in the API's paths, as in `/v2/p-video-animate`.
  package let slug: String
  package let title: String
  /// A few words for lists: "text to video".
  package let summary: String
  package private(set) var contract: Contract
  /// Whether it can be submitted by v2, where a job is found again without its connection.
  package let hasV2: Bool
  /// In the order of the form.
  package let parameters: [Parameter]
  package let rules: [Rule]
  /// What differs between a draft and a final clip.
  package let finals: [FinalSetting]
  /// The page's sample payload.
  package let sample: Values
  /// Seconds from submit to result.
  package let seconds: Estimate?
  /// US dollars for one job.
  package let price: Estimate?
  /// Seconds after which the program stops asking by itself; the job can still be asked by hand.
  package let deadline: Double

  package init(
    slug: String, title: String, summary: String, contract: Contract, hasV2: Bool = true,
    parameters: [Parameter],
    rules: [Rule] = [], finals: [FinalSetting] = [], sample: Values = [:], seconds: Estimate? = nil,
    price: Estimate? = nil,
    deadline: Double = 3600
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.contract = contract
    self.hasV2 = hasV2 || contract == .v2
    self.parameters = parameters
    self.rules = rules
    self.finals = finals
    self.sample = sample
    self.seconds = seconds
    self.price = price
    self.deadline = deadline
  }

  package var id: String { slug }

  package func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }

  /// The parameter that holds the seed, for the models that have one.
  package var seedParameter: Parameter? {
    parameters.first { if case .seed = $0.kind { true } else { false } }
  }

  /// What a new form holds, without the seed.
  package var startValues: Values {
    Dictionary(parameters.map { ($0.name, $0.startValue) }) { first, _ in first }
      .filter { !$0.value.isNull }
  }

  /// The same model, submitted by that contract.
  package func with(_ contract: Contract) -> ModelSchema {
    var changed = self
    changed.contract = contract
    return changed
  }

  /// What the time and the cost of a generation can depend on: everything but words, seed and files.
  package var settings: [String] {
    parameters.filter { parameter in
      switch parameter.kind {
      case .integer, .number, .toggle, .choice: true
      case .text, .seed, .media, .mediaList: false
      }
    }.map(\.name)
  }

  /// Parameters that another one makes useless now, each with the name of that one.
  package func unused(_ values: Values) -> [String: String] {
    var unused: [String: String] = [:]
    for case .overrides(let winner, let losers) in rules
    where !(values[winner] ?? .null).isEmpty {
      for loser in losers { unused[loser] = winner }
    }
    return unused
  }
}

/// The two ways to submit a generation.
package enum Contract: String, Hashable, Sendable, Codable, CaseIterable {
  /// `POST /v1/{slug}` answers with the clip itself; the connection is the only handle.
  case v1
  /// `POST /v2/{slug}` answers at once with a request id; status and result are asked for.
  case v2
}
