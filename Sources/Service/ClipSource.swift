import FoundationEssentials
package import History
package import Jobs
import Schema
import SegmindAPI

/// What is known of how a file was made: from the JSON file beside the clip, from the clip's own comment, or
/// from the library.
package struct ClipSource: Sendable {
  package let recipe: Recipe
  /// Everything about it, where more than the recipe is known.
  package let job: Job?

  /// - Parameters:
  ///   - path: a clip or a sidecar, also of another machine's library.
  ///   - library: asked last, since it takes reading the whole file; nil asks none.
  package static func find(
    _ path: String, library: () throws -> JobStore?
  ) throws(Failure) -> ClipSource {
    switch LocalFile.look(path) {
    case .readable(_, _): break
    case .folder: throw unknown("\(path) is a folder.")
    case .unreadable, .underWay: throw unknown("\(path) cannot be read.")
    case .missing: throw unknown("There is no file \(path).")
    }
    if path.hasSuffix(".json") {
      guard let source = sidecar(path) else {
        throw unknown("\(path) does not say what made a clip.")
      }
      return source
    }
    if let job = besides(path) { return ClipSource(job) }
    if let comment = MovieComment.read(path), let recipe = try? Recipe(json: Data(comment.utf8)) {
      return ClipSource(recipe: recipe, job: nil)
    }
    let hash = try ContentHash.hex(ofFile: path)
    if let job = try? library()?.job(clip: hash) { return ClipSource(job) }
    throw unknown(
      "What made \(path) is not known: no JSON file of it lies beside it, its comment does not say it, and the library has no such clip."
    )
  }

  private init(recipe: Recipe, job: Job?) {
    self.recipe = recipe
    self.job = job
  }

  private init(_ job: Job) { self.init(recipe: Recipe(job), job: job) }

  private static func sidecar(_ path: String) -> ClipSource? {
    guard Disk.size(path).map({ $0 < 8 << 20 }) == true,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    if let job = try? Job(sidecar: data) { return ClipSource(found(job, beside: path)) }
    return (try? Recipe(json: data)).map { ClipSource(recipe: $0, job: nil) }
  }

  /// The job whose sidecar lies beside the clip; a clip whose name was taken has a number behind it.
  private static func besides(_ clip: String) -> Job? {
    let base = URL(filePath: clip).deletingPathExtension().path
    return [base, base.replacing(/-\d+$/, with: "")].lazy
      .compactMap { sidecar($0 + ".json")?.job }
      .first { $0.clip.map { fileName($0.path) == fileName(clip) } ?? false }
  }

  /// With its clip where it lies now: a folder may have been moved, or come from another machine.
  private static func found(_ job: Job, beside sidecar: String) -> Job {
    guard let clip = job.clip, !Disk.isThere(clip.path) else { return job }
    let path = URL(filePath: sidecar).deletingLastPathComponent().path + "/" + fileName(clip.path)
    return Disk.isThere(path) ? job.moved(to: path) : job
  }

  private static func fileName(_ path: String) -> String { URL(filePath: path).lastPathComponent }

  private static func unknown(_ what: String) -> Failure {
    .localFile(what, charged: .no)
  }
}
