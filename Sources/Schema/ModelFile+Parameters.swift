extension ModelFile {
  /// The words for a parameter's kind in a file.
  private enum Kind: String, CaseIterable {
    case text, integer, number, toggle, choice, seed, media
    case mediaList = "media_list"
  }

  /// Every parameter of a file, in its order.
  static func parameters(in table: ModelFileTable) throws(ModelFileError) -> [Parameter] {
    var parameters: [Parameter] = []
    for table in try table.tables("parameter") {
      let parameter = try parameter(table)
      guard !parameters.contains(where: { $0.name == parameter.name }) else {
        throw table.error("name", "there is already a parameter \"\(parameter.name)\".")
      }
      if case .seed = parameter.kind,
        let other = parameters.first(where: { if case .seed = $0.kind { true } else { false } })
      {
        throw table.error("kind", "\(other.name) is the seed already; a model has one.")
      }
      parameters.append(parameter)
    }
    guard !parameters.isEmpty else { throw table.error("parameter", "is missing: none is there.") }
    return parameters
  }

  private static func parameter(_ table: ModelFileTable) throws(ModelFileError) -> Parameter {
    let name = try table.need("name", table.text("name"))
    let parameter = Parameter(
      name: name, kind: try kind(table), isRequired: try table.flag("required"),
      defaultValue: table.value("default") ?? .null,
      startsEmpty: try table.flag("starts_empty"),
      help: try table.need("help", table.text("help")))
    try table.finish()
    try checkDefault(of: parameter, table)
    return parameter
  }

  private static func checkDefault(
    of parameter: Parameter, _ table: ModelFileTable
  ) throws(ModelFileError) {
    let value = parameter.defaultValue
    if value.isNull {
      guard parameter.startsEmpty else { return }
      throw table.error("starts_empty", "says nothing without a default.")
    }
    if case .text = parameter.kind, value == "", !parameter.isRequired { return }
    guard !value.isEmpty else {
      throw table.error("default", "is empty; leave the key out where there is no default.")
    }
    if let problem = Check.problems(parameter, value).first {
      throw table.error("default", problem.message)
    }
  }

  private static func kind(_ table: ModelFileTable) throws(ModelFileError) -> ParameterKind {
    switch try table.need("kind", table.word("kind", Kind.self)) {
    case .text: return .text(isLong: try table.flag("long"))
    case .integer: return .integer(try table.wholeRange("range"))
    case .number: return .number(try table.range("range"))
    case .toggle: return .toggle
    case .choice: return .choice(try options(table), isOpen: try table.flag("open"))
    case .seed:
      let range = try table.need("range", table.wholeRange("range"))
      guard range.lowerBound >= -1, range.upperBound >= 1 else {
        throw table.error(
          "range", "a seed begins at -1 (draw one), 0 or more, and ends at 1 or more.")
      }
      return .seed(SeedRange(range))
    case .media: return .media(try media(table))
    case .mediaList:
      let count = try table.need("count", table.wholeRange("count"))
      guard count.lowerBound >= 1 else {
        throw table.error("count", "begins at 1; a list that may be empty is not required.")
      }
      return .mediaList(try media(table), count: count)
    }
  }

  private static func media(_ table: ModelFileTable) throws(ModelFileError) -> Media {
    let kind = try table.need("media", table.word("media", Media.Kind.self))
    let accept = try table.texts("accept") ?? []
    if let ending = accept.first(where: { $0.hasPrefix(".") || $0 != $0.lowercased() }) {
      throw table.error("accept", "\"\(ending)\": endings are written as \"mp4\".")
    }
    let maxBytes = try table.amount("max_bytes").map { amount throws(ModelFileError) in
      guard let bytes = Int(exactly: amount), bytes > 0 else {
        throw table.error("max_bytes", "is a whole number of bytes, 1 or more.")
      }
      return bytes
    }
    return Media(kind, accept: accept, maxBytes: maxBytes)
  }

  private static func options(
    _ table: ModelFileTable
  ) throws(ModelFileError) -> [ParameterKind.Option] {
    let items = try table.need("options", table.value("options")?.items)
    var options: [ParameterKind.Option] = []
    for item in items {
      let option: ParameterKind.Option
      switch item {
      case .text, .integer, .number: option = ParameterKind.Option(item)
      case .object(let members):
        let entry = ModelFileTable(
          file: table.file, place: table.error("options", "").place, members: members)
        let value = try entry.need("value", entry.value("value"))
        option = ParameterKind.Option(value, label: try entry.need("label", entry.text("label")))
        try entry.finish()
      default:
        throw table.error("options", "\(item.json) is neither text, a number nor {value, label}.")
      }
      guard !option.value.isEmpty, !options.contains(where: { $0.value == option.value }) else {
        throw table.error("options", "\(option.value.json) is empty or there twice.")
      }
      options.append(option)
    }
    guard !options.isEmpty else { throw table.error("options", "is empty.") }
    return options
  }
}
