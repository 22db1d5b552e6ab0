/// How large a person made the panes; nil is as large as the program thinks best.
package struct PaneSizes: Codable, Hashable, Sendable {
  /// Columns beside the form.
  package var models: Int?
  package var jobs: Int?
  package var jobDetail: Int?
  /// Columns or rows of the chosen job in the history: on a wide screen it stands beside the list, else below.
  package var previewColumns: Int?
  package var previewRows: Int?

  package init() {}
}
