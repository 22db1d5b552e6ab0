package import Schema

/// Values being edited, before they are submitted.
package struct Draft: Hashable, Sendable {
  package let model: String
  package var values: Values
  /// The jobs it comes from.
  package var parents: [Parent]
  /// Where its texts were chosen from several.
  package let expansion: Expansion?

  package init(
    model: String, values: Values, parents: [Parent] = [], expansion: Expansion? = nil
  ) {
    self.model = model
    self.values = values
    self.parents = parents
    self.expansion = expansion
  }

  /// The draft with its seed drawn, where the model has one and it is empty or −1: the seed that is
  /// stored and shown is the seed that is sent.
  package func drawingSeed(
    for schema: ModelSchema, using generator: inout some RandomNumberGenerator
  ) -> Draft {
    guard let parameter = schema.seedParameter, case .seed(let range) = parameter.kind else {
      return self
    }
    let value = values[parameter.name] ?? .null
    guard value.isEmpty || (value == .integer(-1) && range.takesMinusOne) else { return self }
    var settled = self
    settled.values[parameter.name] = .integer(range.draw(using: &generator))
    return settled
  }
}
