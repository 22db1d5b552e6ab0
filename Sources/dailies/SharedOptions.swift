import ArgumentParser

/// The options that hold for every command.
struct SharedOptions: ParsableArguments, Sendable {
  @Flag(help: "Use the built-in simulator and a library of its own; needs no key, costs nothing.")
  var demo = false

  @Option(help: ArgumentHelp("The folder with the database and the clips.", valueName: "dir"))
  var library: String?

  @Option(
    name: .customLong("api-url"),
    help: ArgumentHelp("The API's address without /v1, for a simulator or proxy.", valueName: "url")
  )
  var apiURL: String?

  /// As the parser makes them of a line without words.
  static var withoutWords: SharedOptions {
    var options = SharedOptions()
    options.demo = false
    options.library = nil
    options.apiURL = nil
    return options
  }
}
