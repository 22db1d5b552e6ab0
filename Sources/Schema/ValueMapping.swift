/// The values of one model as those of another: by name, else by what they are for, and what has no place there.
package struct ValueMapping: Hashable, Sendable {
  /// A value that the other model does not take.
  package struct Dropped: Hashable, Sendable {
    package let parameter: String
    package let value: Value
    /// What it takes there; nil where it has no such parameter.
    package let allowed: String?
  }

  /// By the names of the other model.
  package private(set) var values: Values = [:]
  /// In the order of the first model.
  package private(set) var dropped: [Dropped] = []

  /// - Parameter source: nil where that model is not known here; then only names go over.
  package init(_ values: Values, from source: ModelSchema?, to target: ModelSchema) {
    let order = source?.parameters.map(\.name) ?? values.keys.sorted()
    for name in order + values.keys.sorted().filter({ !order.contains($0) }) {
      guard let value = values[name], !value.isEmpty else { continue }
      let own = source?.parameter(name)
      guard let place = target.parameter(name) ?? target.place(for: own, besides: self.values)
      else {
        dropped.append(Dropped(parameter: name, value: value, allowed: nil))
        continue
      }
      let read = place.taking(value)
      // What its own model takes is loaded as it is, right or wrong: there it is mended.
      if source?.slug == target.slug || Check.problems(place, read).isEmpty {
        self.values[place.name] = read
      } else {
        dropped.append(Dropped(parameter: name, value: value, allowed: place.allowed))
      }
    }
  }
}

extension ModelSchema {
  /// The first long text: what the clip shows.
  package var promptParameter: Parameter? {
    parameters.first { $0.kind == .text(isLong: true) }
  }

  /// The parameter that is for the same as one of another model: its prompt, its seed, its first file of that kind.
  fileprivate func place(for other: Parameter?, besides taken: Values) -> Parameter? {
    guard let other else { return nil }
    let candidate: Parameter? =
      switch other.kind {
      case .text(isLong: true): promptParameter
      case .seed: seedParameter
      case .media(let media), .mediaList(let media, _):
        parameters.first { $0.media?.kind == media.kind && taken[$0.name] == nil }
      case .text, .integer, .number, .toggle, .choice: nil
      }
    return candidate.flatMap { taken[$0.name] == nil ? $0 : nil }
  }
}

extension Parameter {
  /// The value in the shape that this parameter has: one file of several, a list of one.
  fileprivate func taking(_ value: Value) -> Value {
    switch (kind, value) {
    case (.media, .list(let items)): items.first ?? .null
    case (.mediaList, .text): .list([value])
    // "5" where another model has 5: read as if it was typed.
    case (.choice, _), (.integer, _), (.number, _): read(value.words)
    default: value
    }
  }
}
