/// A frame of a clip that is being saved as an image for a field.
package struct FrameToCome: Hashable, Sendable {
  package let clip: String
  /// In seconds from the start; nil is the last frame.
  package let moment: Double?
  package let model: String
  package let field: FieldID

  package init(clip: String, moment: Double?, model: String, field: FieldID) {
    self.clip = clip
    self.moment = moment
    self.model = model
    self.field = field
  }
}
