import Foundation
import Jobs
import Logging
import Media
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import TerminalNcurses

extension StudioCommand {
  /// The studio by lines.
  func talk(
    _ place: Place, _ keymap: Keymap, _ queue: EventQueue, _ signals: consuming Signals,
    _ logger: Logger?
  ) throws {
    var generator = SystemRandomNumberGenerator()
    var state = StudioState(
      size: Size(columns: 80, rows: 24), models: place.catalog.models, access: place.access,
      run: JobID.draw(using: &generator), now: .now, timeZone: .current)
    state.settings = place.settings.inForce
    state.startsFrom = try startsFrom
    state.pictures = nil
    let configuration = LiveConfiguration(shared, theme: theme, place, keymap)
    let live = LiveServices(
      shared, configuration,
      desktop: DesktopNotification(environment: ProcessInfo.processInfo.environment),
      ffmpeg: FFmpeg(), logger: logger)
    let end = PlainStudio(
      terminal: PlainTerminal(), state: state, services: live.services, queue: queue,
      signals: SignalSource(copy signals), date: { .now }
    ).run()
    try finish(end, place, live, consume signals)
  }
}
