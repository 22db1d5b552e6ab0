import Foundation
import PackagePlugin

/// Hands the folder that belongs to a target to `EmbedFiles`; a new file there is in the next build.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  private let folders = [
    "Schema": "Sources/Schema/Models",
    "Themes": "themes",
    "Simulator": "Sources/Simulator/Clips",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folder = folders[target.name] else { return [] }
    let url = context.package.directoryURL.appending(path: folder)
    let files = try FileManager.default.contentsOfDirectory(
      at: url, includingPropertiesForKeys: nil
    )
    .filter { !$0.lastPathComponent.hasPrefix(".") }
    .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(folder)",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
