/// One place of the form that can have the focus: a parameter, or one file of a list of files.
package struct FieldID: Hashable, Sendable {
  package let parameter: String
  /// The place in the list; one behind the last is where a file is added.
  package let item: Int?

  package init(_ parameter: String, item: Int? = nil) {
    self.parameter = parameter
    self.item = item
  }

  /// Its identity among the rows of the form.
  var key: String { item.map { "\(parameter)[\($0)]" } ?? parameter }
}
