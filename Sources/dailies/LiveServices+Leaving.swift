import Dispatch
import Foundation
import History
import Jobs
import Logging
import Schema
import Service

/// What becomes of open jobs when the studio is left or its terminal goes away.
extension LiveServices {
  private static let mark = "/studio.left"

  /// Leaves word in the library that the studio was left, so that the next one tells what ended since.
  static func markLeft(_ folder: String) {
    _ = FileManager.default.createFile(atPath: folder + mark, contents: nil)
  }

  /// When the last studio was left, once.
  static func takeMark(_ folder: String?) -> Date? {
    guard let path = folder.map({ $0 + mark }) else { return nil }
    let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate]
    try? FileManager.default.removeItem(atPath: path)
    return date as? Date
  }

  /// The terminal is gone, the jobs are not: what is open goes on until it is not. Where that is not wanted,
  /// nothing new is sent, and only answers are waited for that come on a connection of this process.
  func goOnWithoutScreen(fetching: Bool) {
    logger?.notice("the terminal is gone; what is open goes on without it")
    wait { live in
      if !fetching { await live.service.stopSending() }
      let open = try live.store.jobs(in: JobState.open).filter(live.service.isOurs)
      let wanted = open.filter { fetching || !$0.state.isUnsent }
      _ = try await live.service.settled(
        wanted.map(\.id), until: fetching ? .closed : .accepted)
      await live.hook.finish()
    }
    logger?.notice("nothing is under way any more")
  }

  /// On the main thread, after the screen is gone.
  private func wait(_ work: @escaping @Sendable (Live) async throws -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do { try await work(opening.value) } catch { logger?.error("\(error)") }
      done.signal()
    }
    done.wait()
  }
}
