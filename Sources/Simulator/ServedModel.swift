import Foundation

/// A model as the service knows it: what it accepts, how long it takes, what it costs.
struct ServedModel: Sendable {
  enum Kind: Sendable {
    case text
    case flag
    case choice([JSON])
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case media
    case mediaList(ClosedRange<Int>)
  }

  struct Parameter: Sendable {
    let name: String
    let kind: Kind
    var isRequired = false
    var isNullable = false
  }

  let slug: String
  let parameters: [Parameter]
  /// How long a job computes, in seconds, unless the request says otherwise.
  let seconds: @Sendable (JSON) -> Double
  /// US dollars.
  let cost: @Sendable (JSON) -> Double
  /// What no single value shows: an error text for a mix that the model cannot make.
  var conflict: @Sendable (JSON) -> String? = { _ in nil }

  /// What is wrong with a fixed-set value: the one thing the service checks before it queues.
  func refusal(of body: JSON) -> String? {
    for parameter in parameters {
      guard case .choice(let allowed) = parameter.kind, let value = body[parameter.name],
        !(value == .null && parameter.isNullable), !allowed.contains(value)
      else { continue }
      let list = allowed.map(\.shown).joined(separator: ", ")
      return "Validation error in \(slug): \(parameter.name) must be one of \(list);"
        + " got \(value.shown)"
    }
    return nil
  }

  /// Why a queued job with this body fails within milliseconds, or nil when it will run.
  func failure(of body: JSON) -> String? {
    for parameter in parameters {
      guard let value = body[parameter.name], value != .null || !parameter.isRequired else {
        if parameter.isRequired { return missing(parameter) }
        continue
      }
      if value == .null && parameter.isNullable { continue }
      if let problem = problem(value, of: parameter) { return problem }
    }
    return conflict(body)
  }

  /// The addresses of the files in a request.
  func media(in body: JSON) -> [String] {
    parameters.flatMap { parameter -> [String] in
      let value = body[parameter.name]
      switch parameter.kind {
      case .media: return [value?.text].compactMap(\.self)
      case .mediaList: return value?.list?.compactMap(\.text) ?? []
      default: return []
      }
    }
  }

  private func missing(_ parameter: Parameter) -> String {
    parameter.name == "prompt"
      ? "Prompt is Mandatory and must be string"
      : "Validation error in \(slug): \(parameter.name) is required"
  }

  private func problem(_ value: JSON, of parameter: Parameter) -> String? {
    func must(_ what: String) -> String {
      "Validation error in \(slug): \(parameter.name) must be \(what); got \(value.shown)"
    }
    switch parameter.kind {
    case .choice:
      return nil
    case .text:
      guard let text = value.text else {
        return parameter.name == "prompt" ? missing(parameter) : must("a string")
      }
      return parameter.isRequired && text.isEmpty ? missing(parameter) : nil
    case .flag:
      if case .bool = value { return nil }
      return must("a boolean")
    case .integer(let range):
      if let number = value.integer, range.contains(number) { return nil }
      return must("an integer from \(range.lowerBound) to \(range.upperBound)")
    case .number(let range):
      if let number = value.double, range.contains(number) { return nil }
      return must("a number from \(range.lowerBound) to \(range.upperBound)")
    case .media:
      return rejection(of: value)
    case .mediaList(let count):
      guard let items = value.list, count.contains(items.count) else {
        return must("a list of \(count.lowerBound) to \(count.upperBound) URLs")
      }
      return items.lazy.compactMap(rejection).first
    }
  }

  /// The service fetches media itself, so only what it could reach is accepted.
  private func rejection(of media: JSON) -> String? {
    if let text = media.text, let url = URL(string: text), ["http", "https"].contains(url.scheme),
      url.host() != nil
    {
      return nil
    }
    return "Reference media rejected: URL must be a valid HTTP or HTTPS URL."
  }
}
