import Foundation

/// The files below a folder, by their paths from there; folders themselves are none.
package func regularFiles(below folder: String) -> [String] {
  (FileManager.default.subpaths(atPath: folder) ?? []).filter { path in
    let type = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.type]
    return type as? FileAttributeType == .typeRegular
  }.sorted()
}
