import Schema
import TerminalCore

/// The lines of the form that is shown, with all that they follow from: most keys change nothing of that, and one
/// that does is asked for them twice, for where to scroll and for what to draw.
struct ShownForm: Hashable, Sendable {
  /// What the lines follow from.
  struct Source: Hashable, Sendable {
    let model: ModelSchema
    let size: Size
    /// Without its scroll, which follows from the lines.
    let form: FormState
    let editing: TextField?
    let isFocused: Bool
    let files: [String: FileCheck]
    let wildcards: [String: Wildcard]
    let counted: Int?
  }

  let source: Source
  let rows: [Row]

  init(_ source: Source) {
    self.source = source
    rows = FormRows(source.model, size: source.size).rows(
      source.form, editing: source.editing, isFocused: source.isFocused, files: source.files,
      wildcards: source.wildcards, counted: source.counted)
  }
}

extension StudioState {
  /// The lines of the form as the state is now; nil where there is no model.
  func shownForm(_ layout: StudioLayout) -> ShownForm? {
    guard let model, var form else { return nil }
    form.scroll = 0
    let source = ShownForm.Source(
      model: model, size: layout.fields.size, form: form, editing: editing,
      isFocused: pane == .form, files: files, wildcards: wildcards, counted: counted)
    return lastForm?.source == source ? lastForm : ShownForm(source)
  }
}
