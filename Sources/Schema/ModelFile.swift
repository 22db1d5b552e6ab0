import FoundationEssentials
import TOMLKit

/// Reads a model's description from the text of its file.
///
/// A file has `slug`, `title`, `summary`, `contract`, perhaps `also_v2` and `deadline` (seconds), one
/// `[[parameter]]` for each parameter in the order of the form, perhaps `[[rule]]` and `[[final]]`, and the tables
/// `[sample]`, `[seconds]` and `[price]`. What does not fit together is refused here, so that nothing
/// later has to doubt a description.
package enum ModelFile {
  /// - Parameter file: the name that complaints give it.
  package static func read(_ text: String, file: String) throws(ModelFileError) -> ModelSchema {
    let table = ModelFileTable(file: file, members: try members(text, file: file))
    let slug = try table.need("slug", table.text("slug"))
    guard slug.utf8.allSatisfy(isSlugCharacter), !slug.hasPrefix(".") else {
      throw table.error(
        "slug", "\"\(slug)\" has more than letters, digits, and - _ . in it, or begins with a dot.")
    }
    let title = try table.text("title") ?? slug
    let summary = try table.need("summary", table.text("summary"))
    let contract = try table.need("contract", table.word("contract", Contract.self))
    let hasV2 = try table.flag("also_v2")
    let deadline = try table.amount("deadline") ?? 3600
    guard deadline > 0 else { throw table.error("deadline", "must be more than 0 seconds.") }

    let parameters = try parameters(in: table)
    let model = ModelSchema(
      slug: slug, title: title, summary: summary, contract: contract, hasV2: hasV2,
      parameters: parameters,
      rules: try rules(in: table, parameters), finals: try finals(in: table, parameters),
      sample: try table.table("sample")?.all() ?? [:],
      seconds: try estimate("seconds", in: table, parameters),
      price: try estimate("price", in: table, parameters), deadline: deadline)
    try table.finish()
    if let problem = model.sample.isEmpty ? nil : Check.problems(model, model.sample).first {
      throw table.error("sample", problem.message)
    }
    return model
  }

  static func members(
    _ text: String, file: String
  ) throws(ModelFileError) -> [String: Value] {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ModelFileError(file: file, line: error.source.begin.line, message: error.description)
    } catch {
      throw ModelFileError(file: file, message: "cannot be read: \(error).")
    }
    guard let members = Value(table)?.members else {
      throw ModelFileError(file: file, message: "holds a value that a model file cannot have.")
    }
    return members
  }

  private static func isSlugCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func rules(
    in table: ModelFileTable, _ parameters: [Parameter]
  ) throws(ModelFileError) -> [Rule] {
    var rules: [Rule] = []
    for table in try table.tables("rule") {
      let forbid = try table.table("forbid")
      let winner = try table.text("overrides")
      let oneOf = try table.texts("one_of")
      switch (forbid, winner, oneOf) {
      case (let forbid?, nil, nil):
        let because = try table.need("because", table.text("because"))
        let values = try combination(forbid, parameters)
        guard values.count > 1 else { throw table.error("forbid", "needs two parameters.") }
        rules.append(.forbid(values, because: because))
      case (nil, let winner?, nil):
        let unused = try table.need("unused", table.texts("unused"))
        try expect([winner], among: parameters, table, "overrides")
        try expect(unused, among: parameters, table, "unused")
        guard !unused.contains(winner) else {
          throw table.error("unused", "\(winner) cannot override itself.")
        }
        rules.append(.overrides(by: winner, unused: unused))
      case (nil, nil, let names?):
        try expect(names, among: parameters, table, "one_of")
        guard names.count > 1 else { throw table.error("one_of", "needs two parameters.") }
        rules.append(.oneOf(names))
      default:
        throw table.error("", "a rule has exactly one of forbid, overrides, one_of.")
      }
      try table.finish()
    }
    return rules
  }

  private static func finals(
    in table: ModelFileTable, _ parameters: [Parameter]
  ) throws(ModelFileError) -> [FinalSetting] {
    var finals: [FinalSetting] = []
    for table in try table.tables("final") {
      let name = try table.need("parameter", table.text("parameter"))
      try expect([name], among: parameters, table, "parameter")
      finals.append(
        FinalSetting(
          name, draft: try allowed("draft", of: name, in: table, parameters),
          final: try allowed("final", of: name, in: table, parameters)))
      try table.finish()
    }
    return finals
  }

  /// A list of values that the parameter allows.
  private static func allowed(
    _ key: String, of name: String, in table: ModelFileTable, _ parameters: [Parameter]
  ) throws(ModelFileError) -> [Value] {
    let values = try table.need(key, table.value(key))
    guard let items = values.items, !items.isEmpty else {
      throw table.error(key, "expected is a list of values; found \(values.json).")
    }
    for parameter in parameters where parameter.name == name {
      for item in items {
        if let problem = Check.problems(parameter, item).first {
          throw table.error(key, problem.message)
        }
      }
    }
    return items
  }

  private static func estimate(
    _ key: String, in table: ModelFileTable, _ parameters: [Parameter]
  ) throws(ModelFileError) -> Estimate? {
    guard let table = try table.table(key) else { return nil }
    let source = try table.need("source", table.text("source"))
    let figure = try table.amount("figure")
    let range = try table.range("range")
    var rows: [Estimate.Row] = []
    for row in try table.tables("table") {
      let when = try row.need("when", row.table("when"))
      rows.append(
        Estimate.Row(
          when: try combination(when, parameters),
          amount: try row.need("amount", row.amount("amount"))))
      try row.finish()
    }
    try table.finish()
    switch (figure, range, rows.isEmpty) {
    case (let figure?, nil, true): return Estimate(.figure(figure), source: source)
    case (nil, let range?, true) where range.lowerBound >= 0:
      return Estimate(.range(range), source: source)
    case (nil, nil, false): return Estimate(.table(rows), source: source)
    default: throw table.error("", "has exactly one of figure, range, table; nothing negative.")
    }
  }

  /// Values by parameter name; each must be one that its parameter allows.
  private static func combination(
    _ table: ModelFileTable, _ parameters: [Parameter]
  ) throws(ModelFileError) -> [String: Value] {
    let values = table.all()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      try expect([name], among: parameters, table, "")
      for parameter in parameters where parameter.name == name {
        if let problem = Check.problems(parameter, value).first {
          throw table.error(name, problem.message)
        }
      }
    }
    return values
  }

  private static func expect(
    _ names: [String], among parameters: [Parameter], _ table: ModelFileTable, _ key: String
  ) throws(ModelFileError) {
    let known = parameters.map(\.name)
    guard let name = names.first(where: { !known.contains($0) }) else { return }
    throw table.error(
      key, "there is no parameter \"\(name)\". There is \(known.joined(separator: ", ")).")
  }
}
