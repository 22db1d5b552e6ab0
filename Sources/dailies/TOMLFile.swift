import Foundation
import TOMLKit

/// A file of the user's, and where in it a key stands, so that a mistake is told with its line.
struct TOMLFile {
  let name: String
  let lines: TOMLLines
  let table: TOMLTable

  /// Nil where there is no file.
  init?(path: String) throws(CommandStop) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandStop(.usage, "\(path) cannot be read as UTF-8 text.")
    }
    try self.init(name: name, text: text)
  }

  init(name: String, text: String) throws(CommandStop) {
    self.name = name
    lines = TOMLLines(text)
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw CommandStop(.usage, "\(name), line \(error.source.begin.line): \(error.description)")
    } catch {
      throw CommandStop(.usage, "\(name): \(error)")
    }
  }

  /// What it says by key, texts as they are and all else as it is written.
  var values: [String: String] {
    table.keys.reduce(into: [:]) { values, key in
      values[key] = table[key]?.string ?? table[key]?.debugDescription
    }
  }

  /// - Parameters:
  ///   - key: whose line it is.
  ///   - section: the table that the key stands in, where it is not the file's own.
  func mistake(_ sentence: String, at key: String, in section: String? = nil) -> CommandStop {
    let line = lines.number(of: key, in: section).map { ", line \($0)" } ?? ""
    return CommandStop(.usage, "\(name)\(line): \(sentence)")
  }
}
