import Foundation
import Jobs
import Service

/// The searches that were saved: `name = "words and filters"`, one a line, in the order of the file.
struct SearchesFile {
  let path: String

  init(_ folders: Folders) { path = folders.searches }

  /// None where there is no file; stops with what is wrong in it.
  func read() throws(CommandStop) -> [SavedSearch] {
    guard let file = try TOMLFile(path: path) else { return [] }
    return file.values.map { SavedSearch(name: $0, line: $1) }
      .sorted { (file.lines.number(of: $0.name) ?? 0) < (file.lines.number(of: $1.name) ?? 0) }
  }

  /// Puts one in, in the line of the one of that name, and leaves all others as they are.
  func save(_ search: SavedSearch) throws(CommandStop) {
    let before = try TOMLFile(path: path)
    var lines =
      before?.lines ?? TOMLLines("# Searches: dailies history @name, @name in a filter.\n")
    lines.set(search.name, to: search.line)
    let after = try TOMLFile(name: "searches.toml", text: lines.text)
    var wanted = before?.values ?? [:]
    wanted[search.name] = search.line
    guard after.values == wanted else {
      throw CommandStop(.failed, "searches.toml: the line has to be written by hand.")
    }
    do throws(Failure) {
      try Disk.makeFolder(URL(filePath: path).deletingLastPathComponent().path)
      try Disk.replace(URL(filePath: path).resolvingSymlinksInPath().path, with: lines.text)
    } catch {
      throw CommandStop(.failed, error.message)
    }
  }
}
