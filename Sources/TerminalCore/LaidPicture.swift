/// A picture that lies on cells with all its pixels, for terminals that can show them.
package struct LaidPicture: Sendable, Hashable {
  package let picture: Picture
  /// The cells it fills.
  package let place: Rect

  package init(_ picture: Picture, in place: Rect) {
    self.picture = picture
    self.place = place
  }
}
