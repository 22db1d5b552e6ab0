import Foundation

/// The themes there are to choose from: those in the program, and the person's own.
package struct ThemeLibrary: Sendable {
  /// A file in the person's folder that is no theme.
  package struct Problem: Sendable, Hashable {
    package let path: String
    package let error: ThemeFileError
    /// Where it is in the file, as far as that can be told.
    package let line: Int?
    /// What is in the file, so that the same mistake in a changed file is another one.
    private let text: String?

    /// The file's name, and those of the themes it inherits from, as far as they were read.
    fileprivate let name: String
    fileprivate let bases: Set<String>

    fileprivate init(_ file: File, _ error: ThemeFileError, _ bases: Set<String>) {
      path = file.path
      name = file.name
      self.bases = bases
      self.error = error
      text = try? file.text.get()
      line = text.flatMap(error.line)
    }

    /// The file by its name, the line and what is wrong, in one sentence.
    package var sentence: String {
      line.map { "\(name).toml, line \($0): \(error.reason)" }
        ?? "\(name).toml: \(error.reason)"
    }
  }

  /// Sorted by name; one of the person's takes the place of one in the program with the same name.
  package let themes: [Theme]
  package let problems: [Problem]
  /// The themes by the paths of their files.
  private let files: [String: Theme]

  /// - Parameters:
  ///   - folder: where the person's own `*.toml` files are; it need not exist.
  ///   - former: what was read before; a file that is no theme any more keeps its former look.
  package init(folder: String? = nil, former: ThemeLibrary? = nil) {
    var known: [String: Theme] = [:]
    var found: [String: Theme] = [:]
    var problems: [Problem] = []
    let files = Self.embedded + (folder.map(Self.files) ?? [])
    for (place, file) in files.enumerated() {
      var bases: Set<String> = []
      do {
        // A file may inherit from the theme whose place it takes, but not from itself.
        let others = files.enumerated().filter { $0.offset != place }.map(\.element)
        let theme = try Self.theme(in: file, among: others, &bases)
        found[theme.name] = theme
        known[file.path] = theme
      } catch {
        // One mistake is told once, not for every theme that inherits it.
        if case .cannotInherit = error { bases = [] }
        problems.append(Problem(file, error, bases))
        guard let theme = former?.files[file.path] else { continue }
        found[theme.name] = theme
        known[file.path] = theme
      }
    }
    self.files = known
    themes = found.values.sorted { $0.name < $1.name }
    self.problems = problems.filter { problem in
      !problems.contains { $0 != problem && problem.bases.contains($0.name) }
    }
  }

  package subscript(name: String) -> Theme? {
    themes.first { $0.name == name }
  }

  /// One of the themes in the program, without reading the others; nil where the person's folder has files, of which
  /// any may be named so.
  package static func embedded(_ name: String, unlessIn folder: String) -> Theme? {
    guard files(in: folder).isEmpty, let file = embedded.first(where: { $0.name == name }) else {
      return nil
    }
    var bases: Set<String> = []
    return try? theme(in: file, among: embedded.filter { $0.name != name }, &bases)
  }

  /// The name of the theme for a terminal that says, in `COLORFGBG`, what its background is; the
  /// dark one where it does not say. Whoever wants no colours says so in `NO_COLOR` or `CLICOLOR`.
  package static func suggestedName(environment: [String: String]) -> String {
    if colorless(environment: environment) != nil { return "mono" }
    let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
    guard let background else { return "dark" }
    return background == 7 || background >= 9 ? "light" : "dark"
  }

  /// The variable that asks for no colours; nil where none does.
  package static func colorless(environment: [String: String]) -> String? {
    if environment["NO_COLOR"]?.isEmpty == false { return "NO_COLOR" }
    return environment["CLICOLOR"] == "0" ? "CLICOLOR" : nil
  }

  fileprivate struct File {
    let path: String
    let text: Result<String, ThemeFileError>

    /// Without folder and ending.
    var name: String {
      path.split(separator: "/").last.map { String($0.dropLast(".toml".count)) } ?? ""
    }
  }

  private static var embedded: [File] {
    EmbeddedFiles.texts.map { File(path: $0.name, text: .success($0.text)) }
  }

  private static func files(in folder: String) -> [File] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".toml") }.sorted().map { name in
      let path = folder + "/" + name
      let text = Result { try String(contentsOfFile: path, encoding: .utf8) }
      return File(path: path, text: text.mapError { .unreadable($0.localizedDescription) })
    }
  }

  private static func theme(
    in file: File, among others: [File], _ bases: inout Set<String>
  ) throws(ThemeFileError) -> Theme {
    try ThemeFile.theme(from: file.text.get(), fallbackName: file.name) { name in
      bases.insert(name)
      return others.last { $0.name == name }.flatMap { try? $0.text.get() }
    }
  }
}
