import Foundation
import Jobs
import Schema

extension Draft {
  /// The draft with the paths of its local files from the root, or from `~` on: sent again from another folder, it
  /// means the same files.
  func withWholePaths(for schema: ModelSchema) -> Draft {
    var draft = self
    for parameter in schema.parameters {
      switch parameter.kind {
      case .media, .mediaList: draft.values[parameter.name] = values[parameter.name].map(Self.whole)
      case .text, .integer, .number, .toggle, .choice, .seed: break
      }
    }
    return draft
  }

  private static func whole(_ value: Value) -> Value {
    if let items = value.items { return .list(items.map(whole)) }
    guard let text = value.text, !text.isEmpty, case .file(let path) = MediaReference(text) else {
      return value
    }
    guard !path.hasPrefix("~"), !path.hasPrefix("/") else { return .text(path) }
    return .text(URL(filePath: path).standardizedFileURL.path)
  }
}
