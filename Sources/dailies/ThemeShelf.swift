import Glibc
import History
import StudioUI
import Synchronization
import TerminalCore
import Themes

/// The themes while the studio is open: a file in the person's folder counts as soon as it is saved.
final class ThemeShelf: Sendable {
  private let folder: String
  private let library: Mutex<ThemeLibrary>

  init(folder: String) {
    self.folder = folder
    library = Mutex(ThemeLibrary(folder: folder))
  }

  var themes: ThemeLibrary { library.withLock { $0 } }

  /// Also one whose folder was made since the studio was opened.
  subscript(name: String) -> Theme? { themes[name] ?? ThemeLibrary(folder: folder)[name] }

  /// Tells of each change of the folder, with what is newly wrong in it; ends at once where there is no
  /// such folder.
  var news: AsyncStream<Action> {
    AsyncStream { continuation in
      let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
      let watch = FolderWatch(folder, for: events) { [self] _ in continuation.yield(readAgain()) }
      guard let watch else { return continuation.finish() }
      // Held for as long as somebody listens.
      continuation.onTermination = { _ in withExtendedLifetime(watch) {} }
    }
  }

  private func readAgain() -> Action {
    library.withLock { library in
      let former = library
      library = ThemeLibrary(folder: folder, former: former)
      let problem = library.problems.first { !former.problems.contains($0) }
      return .themesChanged(library.entries, problem: problem?.sentence)
    }
  }
}
