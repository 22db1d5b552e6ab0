import ArgumentParser
import Foundation
import History
import Jobs
import Media
import Schema
import SegmindAPI
import Service
import Simulator
import TerminalCore
import Themes

/// `dailies doctor`: what a bug report needs, and what may be wrong here. Never shows the key.
struct DoctorCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check this machine and print what a bug report needs.")

  @OptionGroup var shared: SharedOptions

  func work() async throws {
    let place = try Place(shared)
    let environment = ProcessInfo.processInfo.environment
    Output.line("version", Live.version)
    for variable in ["TERM", "COLORTERM", "LANG", "LC_ALL", "TMUX", "SSH_CONNECTION"] {
      Output.line(variable, environment[variable] ?? "not set")
    }
    Output.line(
      "UTF-8", DisplayWidth.prepareLocale() ? "yes" : "no: letters outside ASCII will not show")
    for (name, words) in place.settings.lines { Output.line(name, words) }
    let themes = ThemeLibrary(folder: place.folders.themes)
    _ = try place.look(in: themes)
    for problem in place.catalog.problems { Output.line("model file", "\(problem)") }
    for problem in themes.problems {
      Output.line("theme file", "\(problem.path): \(problem.error)")
    }
    let missing = FFmpeg(environment: environment).missing.map {
      "\($0); until then there are no pictures of clips, and the demo's clips come from a few samples"
    }
    Output.line("ffmpeg, ffprobe", missing ?? "found")

    let live = try await Live.open(shared)
    if let problem = try live.store.check() {
      throw CommandStop(
        .failed,
        """
        The library is damaged: \(problem). End every dailies program and start again: it is then made \
        anew from the files beside the clips.
        """)
    }
    let open = try live.store.jobs(in: JobState.open).count
    Output.line("library", "sound, \(open) jobs open")
    guard shared.demo || place.settings.key != nil else {
      throw CommandStop(.noKey)
    }
    let credits = await live.service.credits()
    await live.simulator?.stop()
    switch credits {
    case .success(let credits): Output.line("account", "answers, \(credits.total) credits")
    case .failure(let failure): throw CommandStop(failure)
    }
  }
}
