import FoundationEssentials
import GRDB
package import Jobs

extension JobStore {
  /// Takes up every job whose sidecar lies in a folder. What the library knows stays, unless the file
  /// knows more of the same job (an older library was put back); so a second time changes nothing.
  package func takeUpSidecars(in folder: String) throws(StoreError) -> SidecarImport {
    var result = SidecarImport()
    var names: [String] = []
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
    } catch  where !FileManager.default.fileExists(atPath: folder) {
      return result
    } catch {
      throw StoreError("The folder \(folder) cannot be read: \(error)")
    }
    // In portions, so that other programs can write in between and memory holds a few.
    while !names.isEmpty {
      var portion: [(name: String, job: Job)] = []
      for name in names.prefix(500) {
        if let job = Self.sidecar(name, in: folder) {
          portion.append((name, job))
        } else {
          result.leftOut.append("\(name) is no file of a job, or cannot be read")
        }
      }
      names.removeFirst(min(500, names.count))
      let jobs = portion.map(\.job)
      let fates = try write { db in try jobs.map { try Self.takeUp($0, db) } }
      for ((name, job), fate) in zip(portion, fates) {
        switch fate {
        case .taken: result.taken.append(job.id)
        case .known: result.known += 1
        case .held: result.leftOut.append("\(name) has a request id that another job has")
        }
      }
    }
    return result
  }

  /// The same for the sidecar of one job, read already; nil where the library knows better.
  package func takeUp(_ sidecar: Job) throws(StoreError) -> Job? {
    try write { db in
      guard case .taken = try Self.takeUp(sidecar.rebuilt, db) else { return nil }
      return try Self.job(sidecar.id, db)
    }
  }

  private enum Fate { case taken, known, held }

  private static func takeUp(_ job: Job, _ db: Database) throws -> Fate {
    let known = try Self.job(job.id, db)
    do {
      if let known {
        guard known.progress < job.progress, known.token == job.token else { return .known }
        try job.update(db)
      } else {
        try job.insert(db)
      }
      return .taken
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      return .held
    }
  }

  /// The job of a file, with its clip where that lies: a folder may have been moved, or come from
  /// another machine.
  private static func sidecar(_ name: String, in folder: String) -> Job? {
    let files = FileManager.default
    guard let data = files.contents(atPath: "\(folder)/\(name)"),
      let job = try? Job(sidecar: data).rebuilt
    else { return nil }
    guard let clip = job.clip, !files.fileExists(atPath: clip.path) else { return job }
    let beside = "\(folder)/\(clip.path[(clip.path.lastIndex(of: "/") ?? clip.path.startIndex)...])"
      .replacing("//", with: "/")
    return files.fileExists(atPath: beside) ? job.moved(to: beside) : job
  }
}
