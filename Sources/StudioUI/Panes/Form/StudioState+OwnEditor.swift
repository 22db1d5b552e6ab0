import Schema

extension StudioState {
  /// Gives the text of the field to the person's own editor.
  mutating func openEditor() -> [Effect] {
    guard let form else { return [] }
    return [.edit(editing?.text ?? form.text(form.focus), name: form.focus.parameter)]
  }

  /// Takes the text that the editor left; it can be taken back like any other change.
  mutating func take(_ edited: EditedText) -> [Effect] {
    guard let form, let parameter = focusedParameter else { return [] }
    switch edited {
    case .unchanged: toast = Words.editorChangedNothing
    case .failed(let sentence): toast = sentence
    case .written(let text):
      var field = editing ?? TextField(form.text(form.focus))
      field.replace(with: text, keepsNewlines: parameter.kind == .text(isLong: true))
      if editing == nil {
        self.form?.set(form.focus, parameter, to: field.text)
      } else {
        editing = field
        storeEdited()
      }
    }
    return []
  }
}
