import Glibc
import History
import StudioUI
import Synchronization
import TerminalCore
import Themes

/// The themes while the studio is open: a file in the person's folder counts as soon as it is saved.
final class ThemeShelf: Sendable {
  private let folder: String
  /// Read when it is needed first, which is after the first frame.
  private let library = Mutex<ThemeLibrary?>(nil)

  init(folder: String) { self.folder = folder }

  var themes: ThemeLibrary {
    library.withLock { library in
      let themes = library ?? ThemeLibrary(folder: folder)
      library = themes
      return themes
    }
  }

  /// A theme that can be had without reading all others, for the first frame.
  func first(_ name: String) -> Theme? { ThemeLibrary.embedded(name, unlessIn: folder) }

  /// Also one whose folder was made since the studio was opened.
  subscript(name: String) -> Theme? { themes[name] ?? ThemeLibrary(folder: folder)[name] }

  /// Tells what themes there are, then of each change of the folder, with what is newly wrong in it; ends where there
  /// is no such folder.
  var news: AsyncStream<Action> {
    AsyncStream { continuation in
      continuation.yield(.themesRead(themes.entries))
      let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
      let watch = FolderWatch(folder, for: events) { [self] _ in continuation.yield(readAgain()) }
      guard let watch else { return continuation.finish() }
      // Held for as long as somebody listens.
      continuation.onTermination = { _ in withExtendedLifetime(watch) {} }
    }
  }

  private func readAgain() -> Action {
    let former = themes
    let next = ThemeLibrary(folder: folder, former: former)
    library.withLock { $0 = next }
    let problem = next.problems.first { !former.problems.contains($0) }
    return .themesChanged(next.entries, problem: problem?.sentence)
  }
}
