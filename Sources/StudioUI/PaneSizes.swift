/// How large a person made the panes; nil is as large as the program thinks best.
package struct PaneSizes: Codable, Hashable, Sendable {
  /// Columns beside the form.
  package var models: Int?
  package var jobs: Int?
  package var jobDetail: Int?
  /// Rows of the chosen job below the history.
  package var previewRows: Int?

  package init() {}
}
