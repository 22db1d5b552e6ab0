import ArgumentParser

/// `dailies paths`: where everything is.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Print where the library, clips, settings and the log are.")

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let place = try Place(shared)
    for (name, path) in [
      ("library", place.settings.library), ("clips", place.settings.clipsFolder),
      ("configuration", place.folders.configurationFile), ("keys", place.folders.keysFile),
      ("models", place.folders.models),
      ("themes", place.folders.themes), ("log", place.folders.log),
      ("frames", place.folders.frames),
    ] {
      Output.data("\(name)\t\(path)")
    }
  }
}
