import Foundation
import StudioUI

/// Where the sizes of the panes are from one start to the next.
struct PaneFile {
  let path: String

  /// The usual sizes where there is no such file, or it holds something else.
  var sizes: PaneSizes {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return (try? JSONDecoder().decode(PaneSizes.self, from: data)) ?? PaneSizes()
  }

  /// Nothing is lost where this fails, so nothing is said.
  func keep(_ sizes: PaneSizes) {
    guard sizes != self.sizes else { return }
    let folder = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? JSONEncoder().encode(sizes).write(to: URL(filePath: path), options: .atomic)
  }
}
