import StudioUI
import TOMLKit

/// The user's `keys.toml`: `new_seed = ["ctrl+n", "f5"]` gives a command other keys.
enum KeysFile {
  /// The standard keys where there is no file; stops with what is wrong in it.
  static func keymap(_ path: String) throws(CommandStop) -> Keymap {
    guard let file = try TOMLFile(path: path) else { return .standard }
    do throws(Keymap.Mistake) {
      return try Keymap(words: words(file.table))
    } catch {
      throw file.mistake(error.description, at: error.name)
    }
  }

  private static func words(_ table: TOMLTable) throws(Keymap.Mistake) -> [String: [String]] {
    var words: [String: [String]] = [:]
    for name in table.keys {
      let one = table[name]?.string.map { [$0] }
      let keys = one ?? table[name]?.array.map { $0.compactMap(\.string) }
      guard let keys, !keys.isEmpty, keys.count == table[name]?.array?.count ?? 1 else {
        throw Keymap.Mistake(
          name, "\(name): keys are written as \"ctrl+s\" or [\"ctrl+s\", \"f2\"].")
      }
      words[name] = keys
    }
    return words
  }
}
