import Schema
import TerminalCore

extension StudioState {
  /// Does to the text that is typed what a key says.
  mutating func apply(_ edit: TextEdit) -> [Effect] {
    let before = typed
    let effects = changeTyped { field, _, width, page in
      field.apply(edit, width: width, page: page)
    }
    if edit.isKill, let before, let after = typed {
      let removed = before.text.count - after.text.count
      let start = before.text.index(before.text.startIndex, offsetBy: after.cursor)
      let end = before.text.index(start, offsetBy: max(0, removed))
      kills.keep(String(before.text[start..<end]), wasBeforeCursor: after.cursor < before.cursor)
    }
    return effects
  }

  /// Changes the text on top: what narrows a list, whose first entry is the chosen one again, or a line in a
  /// box; false where there is none.
  mutating func editOverlay(_ change: (inout TextField) -> Void) -> Bool {
    switch overlays.last {
    case .choice(var list):
      change(&list.filter)
      list.chosen = 0
      overlays[overlays.count - 1] = .choice(list)
    case .palette(var palette):
      let before = palette.filter.text
      change(&palette.filter)
      if palette.filter.text != before { palette.chosen = 0 }
      overlays[overlays.count - 1] = .palette(palette)
    case .line(var edit):
      change(&edit.field)
      overlays[overlays.count - 1] = .line(edit)
    case .files(var picker):
      let before = picker.filter.text
      change(&picker.filter)
      if picker.filter.text != before { picker.chosen = picker.firstChoice }
      picker.settleFilter()
      overlays[overlays.count - 1] = .files(picker)
    default: return false
    }
    return true
  }

  /// The text in which the cursor is.
  private var typed: TextField? {
    switch overlays.last {
    case .choice(let list): list.filter
    case .palette(let palette): palette.filter
    case .line(let edit): edit.field
    case .files(let picker): picker.filter
    case .some: nil
    case nil: editing ?? history.typing
    }
  }

  mutating func putIn() -> [Effect] {
    guard let text = kills.putIn() else { return [] }
    return changeTyped { field, keepsNewlines, _, _ in
      field.insert(text, keepsNewlines: keepsNewlines)
    }
  }

  mutating func putInOlder() -> [Effect] {
    guard let (last, next) = kills.turn() else { return [] }
    return changeTyped { field, keepsNewlines, _, _ in
      field.replace(last: last, with: next, keepsNewlines: keepsNewlines)
    }
  }

  /// Changes the text in which the cursor is.
  private mutating func changeTyped(
    _ change: (inout TextField, _ keepsNewlines: Bool, _ width: Int, _ page: Int) -> Void
  ) -> [Effect] {
    let columns = size.columns
    if editOverlay({ change(&$0, false, columns, 1) }) { return [] }
    if var field = editing {
      let page = max(1, StudioLayout(self).fields.rows - 2)
      change(&field, focusedParameter?.kind == .text(isLong: true), editedWidth, page)
      editing = field
      storeEdited()
      return []
    }
    guard var field = history.typing else { return [] }
    let before = field.text
    change(&field, false, columns, 1)
    history.typing = field
    return field.text == before ? [] : filterChanged()
  }

  /// The columns in which the focused field wraps its text.
  private var editedWidth: Int {
    guard let model, let parameter = focusedParameter else { return 1 }
    return FormRows(model, size: StudioLayout(self).fields.size).textWidth(parameter)
  }
}
