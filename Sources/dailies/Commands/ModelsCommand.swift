import ArgumentParser
import Schema

/// `dailies models`: what there is, and what each takes.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models, or what one of them takes.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The model.") var model: String?
  @Flag(help: "Print each model as one line of JSON.") var json = false

  func run() throws {
    let place = try Place(shared)
    for problem in place.catalog.problems { Output.say("\(problem)") }
    if let model {
      let schema = try place.model(model)
      Output.data(json ? schema.report.json : describe(schema))
    } else {
      for schema in place.catalog.models {
        Output.data(json ? schema.report.json : "\(schema.slug)  \(schema.summary)")
      }
    }
  }

  private func describe(_ schema: ModelSchema) -> String {
    let parameters = schema.parameters.map { parameter in
      let needed = parameter.isRequired ? " (needed)" : ""
      return """
        \(parameter.name)\(needed)
          \(parameter.help)
          Takes \(parameter.allowed).\(start(parameter))
        """
    }
    let head = """
      \(schema.slug): \(schema.title), \(schema.summary)
      price: \(schema.priceInWords(schema.startValues))
      """
    return ([head] + parameters + schema.rules.map(words)).joined(separator: "\n")
  }

  /// What it is where nothing is given.
  private func start(_ parameter: Parameter) -> String {
    if case .seed = parameter.kind { return " Drawn anew for each job where it is not given." }
    if parameter.defaultValue.isNull || parameter.startsEmpty { return "" }
    let words = parameter.defaultValue.words
    return " Default: \(words.isEmpty ? "empty" : words)."
  }

  private func words(_ rule: Rule) -> String {
    switch rule {
    case .forbid(let combination, let because):
      let pairs = combination.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.words)" }
      return "Not together: \(pairs.joined(separator: " and ")); \(because)"
    case .overrides(let by, let unused):
      return "Where \(by) is given, these are not sent: \(unused.joined(separator: ", "))."
    case .oneOf(let names):
      return "Needed: \(names.joined(separator: " or "))."
    }
  }
}

extension ModelSchema {
  /// The model as one JSON object, for scripts.
  fileprivate var report: Value {
    [
      "slug": .text(slug), "title": .text(title), "summary": .text(summary),
      "contract": .text(contract.rawValue),
      "parameters": .list(
        parameters.map { parameter in
          [
            "name": .text(parameter.name), "required": .bool(parameter.isRequired),
            "default": parameter.defaultValue, "allowed": .text(parameter.allowed),
            "help": .text(parameter.help),
          ]
        }),
      "sample": .object(sample),
    ]
  }
}
