import ArgumentParser
import Foundation
import History

/// `dailies import`: makes the jobs of a library anew from the files beside the clips.
struct ImportCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take up the jobs whose JSON files lie in a folder of clips.",
    discussion: """
      What the library knows stays as it is, so a second time changes nothing. Jobs that were not sent \
      wait for a person; those that were being sent are looked up by `dailies wait` and the studio. \
      Prints the ids of the jobs it took up. Sends nothing.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: ArgumentHelp("The folder with the JSON files.", valueName: "dir"))
  var folder: String

  func work() async throws {
    var isFolder: ObjCBool = false
    let path = URL(filePath: folder).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw CommandStop(.usage, "There is no folder \(path).") }
    let found = try Library.open(shared).takeUpSidecars(in: path)
    for id in found.taken { Output.data(id) }
    for line in found.leftOut { Output.say("\(line).") }
    Output.say(
      "\(found.taken.count) taken up, \(found.known) known already, \(found.leftOut.count) left out."
    )
    guard found.leftOut.isEmpty else { throw CommandStop(.someFailed) }
  }
}
