import Foundation
import Service
import StudioUI

/// The person's presets and snippets in the folder of the configuration.
struct Shelves {
  let folder: String

  /// By name; what cannot be read as text is left out.
  func items(of shelf: Shelf) -> [Shelf.Item] {
    let place = URL(filePath: "\(folder)/\(shelf.folder)", directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix(".\(shelf.ending)") && !$0.hasPrefix(".") }.sorted()
      .compactMap { name in
        (try? String(contentsOf: place.appending(path: name), encoding: .utf8)).map { text in
          let end = shelf == .snippets && text.hasSuffix("\n") ? 1 : 0
          return Shelf.Item(
            name: String(name.dropLast(shelf.ending.count + 1)), text: String(text.dropLast(end)))
        }
      }
  }

  /// Nothing is replaced unless that is meant.
  func save(_ text: String, on shelf: Shelf, name: String, replacing: Bool) -> Shelf.Answer {
    let place = "\(folder)/\(shelf.folder)"
    let path = "\(place)/\(name).\(shelf.ending)"
    let whole = text.hasSuffix("\n") ? text : text + "\n"
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true)
      if replacing {
        try Disk.replace(path, with: whole)
      } else {
        try Data(whole.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
      }
      return .saved(path: path.abbreviatingHome)
    } catch {
      if !replacing, FileManager.default.fileExists(atPath: path) { return .exists }
      return .failed("\(path.abbreviatingHome) cannot be written. The text is as it was.")
    }
  }
}
