import ArgumentParser
import Foundation
import Simulator

/// `dailies simulate`: the stand-in for the hosted API, for anything that speaks HTTP.
struct SimulateCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Serve a simulation of the hosted API on this machine until interrupted.",
    discussion: """
      Stories, several joined by commas, or named at the start of a prompt as in "[failed] a cat": \
      \(Story.allCases.map { "\($0.rawValue) (\($0.help))" }.joined(separator: "; ")).
      """)

  @OptionGroup var shared: SharedOptions
  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n")) var port = 0
  @Option(help: ArgumentHelp("How it behaves.", valueName: "name,...")) var story = "happy"
  @Option(help: ArgumentHelp("How many times faster than the real service.", valueName: "x"))
  var speed = 1.0

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port: \(port) is not allowed. Allowed: 0 to 65535.")
    }
    guard speed > 0, speed.isFinite else {
      throw ValidationError("--speed: \(speed) is not allowed. Allowed: a number above 0.")
    }
    guard Story.list(story) != nil else {
      let names = Story.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--story: \"\(story)\" is not allowed. Allowed: \(names), joined by commas.")
    }
  }

  func work() async throws {
    let api = try SimulatedAPI(
      SimulatedAPI.Settings(
        stories: Story.list(story) ?? [], speed: speed, clips: .orders))
    let server = SimulatedServer(api: api, port: port)
    do {
      Output.data("listening on http://127.0.0.1:\(try await server.start())")
    } catch {
      throw CommandStop(.failed, "Port \(port) cannot be used: \(error)")
    }
    while true { try await Task.sleep(for: .seconds(3600)) }
  }
}
