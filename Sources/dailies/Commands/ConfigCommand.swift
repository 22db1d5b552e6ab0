import ArgumentParser
import Foundation
import StudioUI

/// `dailies config`: what is in force, and who says so.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print every setting in force and who says so.",
    discussion: "`dailies config init` writes a config.toml that explains them all.",
    subcommands: [InitCommand.self])

  @OptionGroup var shared: SharedOptions

  func run() throws {
    for (name, words) in try Place(shared).settings.lines {
      Output.line(name, words)
    }
  }

  /// `dailies config init`: a file to begin with.
  struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Write a config.toml in which every setting is explained and none is changed.")

    func run() throws {
      let path = Folders.ofThisUser.configurationFile
      let folder = (path as NSString).deletingLastPathComponent
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        try Data(Configuration.commented.utf8).write(
          to: URL(filePath: path), options: .withoutOverwriting)
      } catch CocoaError.fileWriteFileExists {
        throw CommandStop(.failed, "\(path) is there already; nothing was changed.")
      } catch {
        throw CommandStop(.failed, "\(path) cannot be written: \(error.localizedDescription)")
      }
      Output.data(path)
    }
  }
}
