import Schema
import TerminalCore

extension StudioState {
  /// Opens the picker of the focused field, where its file lies or where one was taken last.
  mutating func pickFiles() {
    guard let form, let parameter = focusedParameter, let media = parameter.media else { return }
    let text = form.text(form.focus)
    var folder = pickedFolder
    var name: String?
    if case .file(let path) = MediaReference(text), !path.isEmpty {
      folder = FilePicker.parent(of: path)
      name = path.split(separator: "/").last.map(String.init)
    }
    overlays.append(
      .files(
        FilePicker(form.focus, media, room: form.room(parameter), folder: folder, wanted: name)))
  }

  /// Changes the picker on top; does nothing where there is none.
  mutating func changePicker(_ change: (inout FilePicker) -> Void) {
    guard case .files(var picker) = overlays.last else { return }
    change(&picker)
    overlays[overlays.count - 1] = .files(picker)
  }

  /// Asks for the folder that the picker shows, where it was not asked for yet.
  mutating func readFolder() -> [Effect] {
    guard case .files(let picker) = overlays.last, !picker.isAsked else { return [] }
    changePicker { $0.isAsked = true }
    return [.readFolder(path: picker.folder)]
  }

  /// The file that is chosen in the list on top.
  var chosenFile: String? {
    if case .files(let picker) = overlays.last { picker.chosenPath } else { nil }
  }

  /// A folder was read; what was typed may have waited for it.
  mutating func take(_ listing: FolderListing, asked path: String) -> [Effect] {
    changePicker { $0.take(listing, asked: path) }
    if case .files(let picker) = overlays.last, picker.listing != nil, picker.isTakenWhenRead {
      changePicker { $0.isTakenWhenRead = false }
      chooseFile()
    }
    return []
  }

  /// Enter in the picker: takes what is marked, else the chosen one, or goes into a folder.
  mutating func chooseFile() {
    guard case .files(let picker) = overlays.last else { return }
    guard picker.marked.isEmpty else { return take(picker.marked, picker) }
    switch picker.chosenEntry {
    case nil where picker.listing == nil && picker.past == nil:
      // What nobody has named or seen is not meant.
      changePicker { $0.isTakenWhenRead = !$0.filter.text.isEmpty }
    case nil: toast = Words.nothingFits
    case .above: changePicker { $0.openAbove() }
    case .folder(let entry): changePicker { $0.open(entry) }
    case .address(let text): take([text], picker)
    case .file(let file): take([picker.path(of: file.name)], picker)
    case .past(let path): take([path], picker)
    }
  }

  /// Marks the chosen file and goes on to the next.
  mutating func markFile() {
    guard case .files(let picker) = overlays.last,
      let path = picker.chosenEntry.flatMap(picker.path)
    else { return }
    guard picker.marked.contains(path) || picker.marked.count < picker.room else {
      toast = Words.noRoom(picker.room, picker.field.parameter)
      return
    }
    changePicker {
      $0.mark(path)
      $0.chosen = min($0.chosen + 1, $0.entries.count - 1)
    }
  }

  mutating func togglePastFiles() -> [Effect] {
    guard case .files(let picker) = overlays.last else { return [] }
    if picker.past == nil { return [.loadPastValues(parameter: picker.field.parameter)] }
    changePicker { $0.open($0.folder) }
    return []
  }

  private mutating func take(_ paths: [String], _ picker: FilePicker) {
    overlays.removeLast()
    if picker.past == nil { pickedFolder = picker.folder }
    put(paths, into: picker.field)
  }

  /// Files come into a field; in a list from its place on, in their order.
  mutating func put(_ paths: [String], into field: FieldID) {
    guard let parameter = model?.parameter(field.parameter), let form else { return }
    if let item = field.item {
      var items = form.values[parameter.name]?.items ?? []
      let start = min(item, items.count)
      items.replaceSubrange(start..<min(item + 1, items.count), with: paths.map(Value.text))
      self.form?.set(parameter.name, to: .list(items))
      self.form?.focus = FieldID(parameter.name, item: item + paths.count - 1)
    } else if let path = paths.first {
      self.form?.set(field, parameter, to: path)
    }
    forgetChecks(of: paths)
  }
}

extension FormState {
  /// How many files can still be put into the focused field, its own place among them.
  fileprivate func room(_ parameter: Parameter) -> Int {
    guard case .mediaList(_, let count) = parameter.kind, let item = focus.item else { return 1 }
    let items = values[parameter.name]?.items?.count ?? 0
    return count.upperBound - items + (item < items ? 1 : 0)
  }
}
