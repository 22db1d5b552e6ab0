import ArgumentParser
import Foundation
import Schema
import StudioRuntime
import StudioUI
import TerminalCore

/// `dailies screen`: the studio in memory on a library that nobody has, for pictures and bug reports.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Print the studio's screen on a sample library, after some keys.")

  @OptionGroup var shared: SharedOptions
  @Option(help: ArgumentHelp("Columns and rows.", valueName: "WxH")) var size = "120x36"
  @Option(help: ArgumentHelp("What is typed, as in \"Hello<Tab><C-s>\".", valueName: "script"))
  var keys = ""

  func run() throws {
    let sides = size.split(separator: "x").compactMap { Int($0) }
    guard sides.count == 2, sides.allSatisfy({ (1...1000).contains($0) }) else {
      throw CommandStop(
        .usage, "--size: \"\(size)\" is not allowed. Allowed: columns x rows, such as 120x36.")
    }
    let script: KeyScript
    do {
      script = try KeyScript(keys)
    } catch {
      throw CommandStop(.usage, "--keys: \(error)")
    }
    let now = Date.now
    var dump = ScreenDump(
      StudioState(
        size: Size(columns: sides[0], rows: sides[1]),
        models: try Place(shared).catalog.models, access: .demo, run: "screen", now: now,
        timeZone: .current),
      jobs: SampleLibrary(now: now).jobs)
    dump.type(script)
    let terminal = MemoryTerminal(size: Size(columns: sides[0], rows: sides[1]))
    terminal.present(dump.frame)
    Output.data(terminal.text)
  }
}
