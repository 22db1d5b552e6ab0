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
  private let known: Mutex<Known>

  private struct Known: Equatable {
    var settings: SettingsInForce
    var keymap: Keymap
  }

  /// - Parameters:
  ///   - theme: the flag of the studio.
  ///   - place: what was read at the start.
  ///   - keymap: the same.
  init(_ options: SharedOptions, theme: String?, _ place: Place, _ keymap: Keymap) {
    self.options = options
    self.theme = theme
    folders = place.folders
    known = Mutex(Known(settings: place.settings.inForce, keymap: keymap))
  }

  var wildcards: Wildcards { Wildcards(folder: folders.wildcards) }

  var shelves: Shelves { Shelves(folder: folders.configuration) }

  var inForce: SettingsInForce { known.withLock { $0.settings } }

  /// Tells what is in force whenever a file of the configuration was saved, for as long as the watches are kept.
  func watch(_ tell: @escaping @Sendable (Action) -> Void) -> [FolderWatch] {
    makeFolder()
    // A file may be a link to where somebody keeps all of them.
    let files = [folders.configurationFile, folders.keysFile].map(Self.resolved)
    let places = Set([folders.configuration] + files.map { $0.deletingLastPathComponent().path })
    let watches = places.compactMap { place in
      FolderWatch(place, for: IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE) { _ in
        if let action = self.readAgain() { tell(action) }
      }
    }
    // What was saved since the start, before there was a watch.
    if let action = readAgain() { tell(action) }
    return watches
  }

  /// Changes the one line of a setting, or adds it, and leaves all others as they are.
  func write(_ setting: Setting, _ value: String?) -> Action {
    known.withLock { known in
      do throws(CommandStop) {
        try put(setting, value)
        known = try read()
        return .settingsRead(known.settings, known.keymap, written: setting)
      } catch {
        return Self.nothingChanged(error)
      }
    }
  }

  private func put(_ setting: Setting, _ value: String?) throws(CommandStop) {
    let path = folders.configurationFile
    let name = URL(filePath: path).lastPathComponent
    if let value { try setting.check(value, name) }
    if setting == .theme, let value {
      _ = try ThemeLibrary(folder: folders.themes).look(value, named: name)
    }
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
  }

  /// Nil where nothing is new, as after what was written here; a file with a mistake changes nothing.
  private func readAgain() -> Action? {
    known.withLock { known in
      do throws(CommandStop) {
        let now = try read()
        guard now != known else { return nil }
        known = now
        return .settingsRead(now.settings, now.keymap, written: nil)
      } catch {
        return Self.nothingChanged(error)
      }
    }
  }

  private func read() throws(CommandStop) -> Known {
    let place = try Place(options, theme: theme)
    _ = try place.look(in: ThemeLibrary(folder: folders.themes))
    return Known(
      settings: place.settings.inForce, keymap: try KeysFile.keymap(folders.keysFile))
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
