/// What came of the wish to open a clip in a player.
package enum ClipOpening: Hashable, Sendable {
  case opened
  /// There is no desktop whose player could be asked, and no setting names another.
  case noDesktop
  /// The settings name a program that is not there.
  case noPlayer(String)
}
