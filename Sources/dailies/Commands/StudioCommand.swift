import ArgumentParser
import Foundation
import Jobs
import Logging
import Media
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import TerminalNcurses
import Themes

/// `dailies`: the studio. It runs on the main thread; everything that waits is elsewhere.
struct StudioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "studio", abstract: "Open the studio (the default).")

  @OptionGroup var shared: SharedOptions
  @Option(help: ArgumentHelp("The colours; a file in themes/.", valueName: "name"))
  var theme: String?
  @Flag(
    help:
      "Lines instead of a screen, for screen readers; ACCESSIBLE=1 in the environment says the same."
  )
  var plain = false
  @Option(
    help: ArgumentHelp(
      "Open with what made this clip in its form: a clip, or the JSON file beside one.",
      valueName: "file"))
  var from: String?

  /// As the parser makes it of a line without words. What has a value is not asked of the parser.
  static var withoutWords: StudioCommand {
    var command = StudioCommand()
    command.shared = .withoutWords
    command.theme = nil
    command.plain = false
    command.from = nil
    return command
  }

  func run() throws {
    let place = try Place(shared, theme: theme)
    let start = try startsFrom
    let environment = ProcessInfo.processInfo.environment
    let shelf = ThemeShelf(folder: place.folders.themes)
    let look =
      try shelf.first(place.settings.inForce[.theme].value ?? "")
      ?? place.look(in: shelf.themes)
    let keymap = try KeysFile.keymap(place.folders.keysFile)
    let desktop = DesktopNotification(environment: environment)
    let log = FileLog.open(place.folders.log)
    guard let signals = Signals(), let queue = EventQueue() else {
      throw CommandStop(.failed, "The system has no file descriptors left.")
    }
    if plain || !["", "0"].contains(environment["ACCESSIBLE"] ?? "") {
      return try talk(place, keymap, queue, consume signals, log?.logger)
    }
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(
        device: TerminalDevice(
          environment: environment, ringsOnly: desktop != nil),
        theme: look, log: log?.descriptor,
        lastWords: .of(place))
    } catch {
      throw CommandStop(.usage, "\(error)\nWithout a screen it works by lines: dailies --plain")
    }
    let (columns, rows) = (terminal.size.columns, terminal.size.rows)
    log?.logger.info(
      "the studio opens: \(Live.version), \(environment["TERM"] ?? "no TERM"), \(columns)x\(rows)")
    var generator = SystemRandomNumberGenerator()
    var state = StudioState(
      size: terminal.size, models: place.catalog.models, access: place.access,
      run: JobID.draw(using: &generator), now: .now, timeZone: .current, keymap: keymap)
    state.settings = place.settings.inForce
    state.startsFrom = start
    state.takesMouse = place.settings.inForce.mouse == .on
    let panes = PaneFile(path: place.folders.panes)
    state.paneSizes = panes.sizes
    let ffmpeg = FFmpeg(
      environment: environment, cache: FrameCache(folder: place.folders.frames))
    state.pictures = terminal.pictures
    state.whyNoFrames = ffmpeg.missing.map { "\($0)" }
    state.glyphs = place.settings.inForce.glyphs.glyphs(environment: environment)
    state.show(theme: look.name, of: [look.entry])
    state.followsBackground =
      place.settings.inForce[.theme].source == .standard && look.appearance != .any
    terminal.ask(
      background: state.followsBackground,
      pixels: place.settings.inForce.graphics.wantsPixels(environment: environment))
    let configuration = LiveConfiguration(shared, theme: theme, place, keymap)
    let live = LiveServices(
      shared, configuration, desktop: desktop, ffmpeg: ffmpeg, logger: log?.logger)
    var services = live.services
    services.themeNews = { shelf.news }
    let studio = Studio(
      terminal: terminal, state: state, services: services, queue: queue,
      signals: SignalSource(signals),
      showTheme: { name in shelf[name].map { terminal.theme = $0 } },
      editor: OwnEditor(environment: environment), date: { .now })
    let end = studio.run()
    terminal.close()
    panes.keep(studio.paneSizes)
    try finish(end, place, live, consume signals)
  }

  /// The file of `--from`, absolute; stops where there is none.
  var startsFrom: String? {
    get throws(CommandStop) {
      guard let path = from.map({ URL(filePath: $0).standardizedFileURL.path }) else { return nil }
      guard FileManager.default.fileExists(atPath: path) else {
        throw CommandStop(.usage, "--from: there is no file \(path).")
      }
      return path
    }
  }

  /// What is left to do once the terminal is the shell's again.
  func finish(
    _ end: Studio.End, _ place: Place, _ live: LiveServices, _ signals: consuming Signals
  ) throws {
    switch end {
    case .left: LiveServices.markLeft(place.settings.library)
    case .leftToBackground:
      LiveServices.markLeft(place.settings.library)
      Output.say(Background.start(shared, log: place.folders.log).sentence)
    case .interrupted: throw CommandStop(.interrupted)
    case .terminated: throw CommandStop(.failed)
    case .hungUp:
      LiveServices.markLeft(place.settings.library)
      // A SIGTERM ends what goes on now; what the shell sends to all its children when it ends, does not.
      signals.release()
      signal(SIGHUP, SIG_IGN)
      live.goOnWithoutScreen(fetching: live.configuration.inForce.background != .never)
      throw CommandStop(.failed)
    }
  }
}

extension Place {
  var access: StudioState.Access {
    settings.isDemo ? .demo : settings.key == nil ? .noKey : .key
  }

  /// The theme in force; stops with the nearest name.
  func look(in library: ThemeLibrary) throws(CommandStop) -> Theme {
    let theme = settings.inForce[.theme]
    return try library.look(theme.value ?? "", named: theme.source.place)
  }
}

extension ThemeLibrary {
  /// Stops with the nearest name where there is none.
  ///
  /// - Parameter place: who named it.
  func look(_ name: String, named place: String) throws(CommandStop) -> Theme {
    guard let look = self[name] else {
      let names = themes.map(\.name)
      let near = NearestName.question(name, among: names)
      let all = near.isEmpty ? " There are \(names.joined(separator: ", "))." : near
      throw CommandStop(.usage, "\(place): there is no theme \"\(name)\".\(all)")
    }
    return look
  }

  /// What the studio's state knows of them.
  var entries: [ThemeEntry] { themes.map(\.entry) }
}

extension Theme {
  fileprivate var entry: ThemeEntry { ThemeEntry(name, borders: borders) }
}

extension SignalSource {
  init(_ signals: Signals) {
    self.init(
      descriptor: signals.descriptor,
      pending: {
        signals.pending().map { signal in
          switch signal {
          case .windowSize: .windowSize
          case .stop: .stop
          case .continued: .continued
          case .interrupt: .interrupt
          case .terminate: .terminate
          case .hangUp: .hangUp
          }
        }
      },
      stopProcess: { signals.stopProcess() })
  }
}
