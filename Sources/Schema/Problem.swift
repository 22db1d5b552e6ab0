/// Why a draft cannot be sent: which parameters, which value, what is allowed.
package struct Problem: Hashable, Sendable {
  /// The parameters it concerns; the first is where to look first.
  package let parameters: [String]
  /// A whole sentence that names the parameter, its value and what is allowed.
  package let message: String

  package init(_ parameters: [String], _ message: String) {
    self.parameters = parameters
    self.message = message
  }
}
