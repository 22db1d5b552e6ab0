import Foundation
import Service
import StudioUI

extension FolderListing {
  /// Reads a folder; what cannot be looked at, such as a link to nothing, is left out.
  init(reading path: String) {
    let folder = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    let shown = folder.path.abbreviatingHome
    let keys: Set<URLResourceKey> = [
      .isDirectoryKey, .isSymbolicLinkKey, .fileSizeKey, .contentModificationDateKey,
    ]
    do {
      let found = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: Array(keys))
      self.init(
        path: shown,
        entries: found.compactMap { item in
          guard let facts = try? item.resolvingSymlinksInPath().resourceValues(forKeys: keys),
            facts.isSymbolicLink == false, let isFolder = facts.isDirectory
          else { return nil }
          return Entry(
            name: item.lastPathComponent, isFolder: isFolder, size: facts.fileSize ?? 0,
            modifiedAt: facts.contentModificationDate ?? .distantPast)
        })
    } catch {
      self.init(path: shown, problem: Self.problem(folder.path))
    }
  }

  private static func problem(_ path: String) -> String {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "There is no folder \(path)."
    }
    return isFolder.boolValue ? "\(path) cannot be read." : "\(path) is no folder."
  }
}
