import ArgumentParser
import Foundation
import History
import TerminalCore

/// The way in. It is synchronous: the studio's loop needs the process's own main thread, and an
/// asynchronous command would never run on it.
@main
enum Main {
  static func main() {
    // A reader that goes away (`| head`) must not end a run that still has a clip to save.
    signal(SIGPIPE, SIG_IGN)
    do {
      // The first frame would wait for the parser longer than for anything else.
      guard CommandLine.argc > 1 else { return try StudioCommand.withoutWords.run() }
      var command = try DailiesCommand.parseAsRoot()
      try command.run()
    } catch let stop as CommandStop {
      if let message = stop.message { Output.say(message) }
      exit(stop.code.rawValue)
    } catch let error as StoreError {
      Output.say("\(error).")
      exit(ExitCode.failed.rawValue)
    } catch {
      let text = DailiesCommand.fullMessage(for: error)
      guard DailiesCommand.exitCode(for: error) != .success else {
        Output.data(text)
        exit(ExitCode.ok.rawValue)
      }
      Output.say(text)
      exit(ExitCode.usage.rawValue)
    }
  }
}
