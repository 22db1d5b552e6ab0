import Foundation
import StudioUI
import TOMLKit

/// The user's `keys.toml`: `new_seed = ["ctrl+n", "f5"]` gives a command other keys.
enum KeysFile {
  /// The standard keys where there is no file; stops with what is wrong in it.
  static func keymap(_ file: String) throws(CommandStop) -> Keymap {
    guard FileManager.default.fileExists(atPath: file) else { return .standard }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw CommandStop(.usage, "\(file) cannot be read as UTF-8 text.")
    }
    do {
      return try Keymap(words: words(TOMLTable(string: text)))
    } catch let error as TOMLParseError {
      throw CommandStop(.usage, "\(file), line \(error.source.begin.line): \(error.description)")
    } catch {
      throw CommandStop(.usage, "\(file): \(error)")
    }
  }

  private static func words(_ table: TOMLTable) throws(Keymap.Mistake) -> [String: [String]] {
    var words: [String: [String]] = [:]
    for name in table.keys {
      let one = table[name]?.string.map { [$0] }
      let keys = one ?? table[name]?.array.map { $0.compactMap(\.string) }
      guard let keys, !keys.isEmpty, keys.count == table[name]?.array?.count ?? 1 else {
        throw Keymap.Mistake(
          description: "\(name): keys are written as \"ctrl+s\" or [\"ctrl+s\", \"f2\"].")
      }
      words[name] = keys
    }
    return words
  }
}
