import FoundationEssentials
import Glibc

/// The file in which an editor gets a text, in a folder that nobody else can look into.
struct EditedFile: Sendable {
  struct Trouble: Error {}

  let before: String
  let path: String
  private let folder: String

  init(_ text: String, name: String, folder parent: String) throws {
    var template = Array("\(parent)/dailies-\(String(repeating: "X", count: 6))".utf8CString)
    guard let made = mkdtemp(&template) else { throw Trouble() }
    folder = String(cString: made)
    path = "\(folder)/\(name)"
    before = text
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      remove()
      throw Trouble()
    }
  }

  /// What stands in the file now, whether it was written over or another was put in its place; without
  /// the last line end, which editors add. Nil where it is no text.
  var text: String? {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let text = String(validating: data, as: UTF8.self)
    else { return nil }
    return !before.hasSuffix("\n") && text.last?.isNewline == true ? String(text.dropLast()) : text
  }

  /// Takes the folder away, with whatever the editor left beside the file.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
