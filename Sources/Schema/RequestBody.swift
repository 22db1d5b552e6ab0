/// Makes the JSON body of a submit.
package enum RequestBody {
  /// Every parameter that has a value, defaults included, under its own name at top level; nothing for
  /// null and for what another parameter makes useless. Empty text is a value of a text parameter (the
  /// samples send it) and of no other. Local files stand as the URLs they were
  /// uploaded to.
  ///
  /// - Parameter uploads: URL by path, for every local file among the values.
  package static func value(
    _ model: ModelSchema, _ values: Values, uploads: [String: String] = [:]
  ) -> Value {
    let unused = model.unused(values)
    var body: [String: Value] = [:]
    for parameter in model.parameters where unused[parameter.name] == nil {
      guard let value = values[parameter.name], !value.isNull else { continue }
      switch (parameter.kind, value) {
      case (.text, _): body[parameter.name] = value
      case _ where value.isEmpty: continue
      case (.media, _): body[parameter.name] = uploaded(value, uploads)
      case (.mediaList, .list(let items)):
        body[parameter.name] = .list(items.map { uploaded($0, uploads) })
      default: body[parameter.name] = value
      }
    }
    return .object(body)
  }

  /// The local files among the values, in the order of the form, each once.
  package static func files(_ model: ModelSchema, _ values: Values) -> [String] {
    let unused = model.unused(values)
    var files: [String] = []
    for parameter in model.parameters where unused[parameter.name] == nil {
      for path in self.files(parameter, values) where !files.contains(path) { files.append(path) }
    }
    return files
  }

  /// The local files that one parameter names.
  package static func files(_ parameter: Parameter, _ values: Values) -> [String] {
    let value = values[parameter.name] ?? .null
    let items: [Value] =
      switch parameter.kind {
      case .media: [value]
      case .mediaList: value.items ?? []
      default: []
      }
    return items.compactMap(\.text).compactMap { text in
      guard !text.isEmpty, case .file(let path) = MediaReference(text) else { return nil }
      return path
    }
  }

  private static func uploaded(_ value: Value, _ uploads: [String: String]) -> Value {
    guard let text = value.text, case .file(let path) = MediaReference(text) else { return value }
    return uploads[path].map(Value.text) ?? value
  }
}
