/// Something the system tells the program through a signal.
package enum Signal: Sendable, Hashable {
  /// The terminal's size changed.
  case windowSize
  /// Somebody asks the program to stop for now, as ctrl+z does elsewhere.
  case stop
  /// It goes on after a stop.
  case continued
  case interrupt
  case terminate
  case hangUp
}
