import Schema

extension StudioState {
  /// Asks for the local files of the form shown of which nothing is known yet; not while a field is
  /// edited, because half a path is no path.
  mutating func checkNewFiles() -> [Effect] {
    guard editing == nil, let model, let form else { return [] }
    let paths = RequestBody.files(model, form.values).filter { files[$0] == nil }
    for path in paths { files[path] = .underWay }
    return paths.map { .checkFile(path: $0) }
  }

  /// What was known may have changed since: they are looked at again.
  mutating func forgetChecks(of paths: [String]) {
    for path in paths { files[path] = nil }
  }

  /// A file was looked at; a submit that waited for the last one goes on.
  mutating func take(_ check: FileCheck, path: String) -> [Effect] {
    files[path] = check
    guard awaitsFiles, let model, let form,
      !RequestBody.files(model, form.values).contains(where: { files[$0] == .underWay })
    else { return [] }
    awaitsFiles = false
    return submitPressed(filesAreFresh: true)
  }
}

extension FormState {
  /// Local files that cannot be sent as they are.
  func fileProblems(_ model: ModelSchema, _ files: [String: FileCheck]) -> [Problem] {
    let unused = model.unused(values)
    return model.parameters.filter { $0.takesFiles && unused[$0.name] == nil }.flatMap {
      parameter in
      paths(parameter).compactMap { path in
        files[path].flatMap { Words.problem(parameter.name, path, $0) }.map {
          Problem([parameter.name], $0)
        }
      }
    }
  }

  /// The local files a parameter names.
  func paths(_ parameter: Parameter) -> [String] {
    let value = values[parameter.name] ?? .null
    return (value.items ?? [value]).compactMap(\.text).compactMap { text in
      guard !text.isEmpty, case .file(let path) = MediaReference(text) else { return nil }
      return path
    }
  }
}
