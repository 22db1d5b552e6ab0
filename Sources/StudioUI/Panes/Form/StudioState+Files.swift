import Jobs
import Schema

extension StudioState {
  /// Asks for the local files of the form shown of which nothing is known yet; not while a field is
  /// edited, because half a path is no path.
  ///
  /// And for the clip of the chosen job: it may have been deleted by hand.
  mutating func checkNewFiles() -> [Effect] {
    let reads = readNewWildcards()
    guard editing == nil, let model, let form else { return reads }
    let clip = chosenJob?.clip.map { [$0.path] } ?? []
    let paths = (RequestBody.files(model, form.values) + clip).filter { files[$0] == nil }
    for path in paths { files[path] = .underWay }
    return reads + paths.map { .checkFile(path: $0) }
  }

  /// Files were dropped on the field being edited: into the text at the cursor, and where it is one of
  /// a list, the others behind it.
  mutating func drop(_ paths: [String], on parameter: Parameter) -> [Effect] {
    guard let first = paths.first, let form else { return [] }
    editing?.insert(first, keepsNewlines: false)
    storeEdited()
    guard paths.count > 1 else { return [] }
    guard let item = form.focus.item else {
      toast = Words.oneFileOf(paths.count, parameter.name)
      return []
    }
    let effects = finishEditing()
    var items = self.form?.values[parameter.name]?.items ?? []
    items.insert(contentsOf: paths.dropFirst().map(Value.text), at: min(item + 1, items.count))
    self.form?.set(parameter.name, to: .list(items))
    self.form?.focus = FieldID(parameter.name, item: item + paths.count - 1)
    return effects
  }

  /// What was known may have changed since: they are looked at again.
  mutating func forgetChecks(of paths: [String]) {
    for path in paths { files[path] = nil }
  }

  /// Whether the job's clip was there once and is not any more, as far as it was looked for.
  func isClipMissing(_ job: Job) -> Bool { job.clip.map { files[$0.path] == .missing } ?? false }

  /// A file was looked at; a submit that waited for the last one goes on.
  mutating func take(_ check: FileCheck, path: String) -> [Effect] {
    files[path] = check
    return filesAreKnown()
  }
}

extension FormState {
  /// Local files that cannot be sent as they are.
  func fileProblems(_ model: ModelSchema, _ files: [String: FileCheck]) -> [Problem] {
    Check.fileProblems(model, values) { files[$0] ?? .underWay }
  }

  /// The local files a parameter names.
  func paths(_ parameter: Parameter) -> [String] { RequestBody.files(parameter, values) }
}
