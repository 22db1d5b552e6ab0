import Foundation
import Glibc
import History
import Jobs
import Service
import StudioUI
import Synchronization
import Themes

/// The configuration while the studio runs: read anew when one of its files changes, and changed where the
/// studio wants that.
final class LiveConfiguration: Sendable {
  private let options: SharedOptions
  private let theme: String?
  private let folders: Folders
  private let settings: Mutex<SettingsInForce>

  /// - Parameters:
  ///   - theme: the flag of the studio.
  ///   - place: what was read at the start.
  init(_ options: SharedOptions, theme: String?, _ place: Place) {
    self.options = options
    self.theme = theme
    folders = place.folders
    settings = Mutex(place.settings.inForce)
  }

  var inForce: SettingsInForce { settings.withLock { $0 } }

  /// Tells what is in force whenever a file of the configuration was saved, for as long as the watches are kept.
  func watch(_ tell: @escaping @Sendable (Action) -> Void) -> [FolderWatch] {
    makeFolder()
    // A file may be a link to where somebody keeps all of them.
    let files = [folders.configurationFile, folders.keysFile].map(Self.resolved)
    let places = Set([folders.configuration] + files.map { $0.deletingLastPathComponent().path })
    return places.compactMap { place in
      FolderWatch(place, for: IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE) { _ in
        tell(self.read())
      }
    }
  }

  /// Changes the one line of a setting, or adds it, and leaves all others as they are.
  func write(_ setting: Setting, _ value: String?) -> Action {
    do throws(CommandStop) {
      let path = folders.configurationFile
      let name = URL(filePath: path).lastPathComponent
      if let value { try setting.check(value, name) }
      let before = try TOMLFile(path: path)
      var lines = before?.lines ?? TOMLLines("")
      lines.set(setting.name, to: value)
      let after = try TOMLFile(name: name, text: lines.text)
      var wanted = before?.values ?? [:]
      wanted[setting.name] = value
      guard after.values == wanted else {
        throw CommandStop(
          .failed, "\(name): the line of \(setting.name) has to be changed by hand.")
      }
      makeFolder()
      do throws(Failure) {
        try Disk.replace(Self.resolved(path).path, with: lines.text)
      } catch {
        throw CommandStop(.failed, error.message)
      }
      return read(written: setting)
    } catch {
      return Self.nothingChanged(error)
    }
  }

  /// A file with a mistake changes nothing.
  private func read(written: Setting? = nil) -> Action {
    do throws(CommandStop) {
      let place = try Place(options, theme: theme)
      let keymap = try KeysFile.keymap(folders.keysFile)
      _ = try place.look(in: ThemeLibrary(folder: folders.themes))
      settings.withLock { $0 = place.settings.inForce }
      return .settingsRead(place.settings.inForce, keymap, written: written)
    } catch {
      return Self.nothingChanged(error)
    }
  }

  /// Where that fails, so does what comes after it.
  private func makeFolder() {
    try? FileManager.default.createDirectory(
      atPath: folders.configuration, withIntermediateDirectories: true)
  }

  private static func nothingChanged(_ stop: CommandStop) -> Action {
    .told("\(stop.message ?? "") Nothing was changed.")
  }

  private static func resolved(_ path: String) -> URL {
    URL(filePath: path).resolvingSymlinksInPath()
  }
}
