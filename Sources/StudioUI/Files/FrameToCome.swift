/// A frame of a clip that is being saved as an image for a field.
package struct FrameToCome: Hashable, Sendable {
  let job: String
  package let clip: String
  /// In seconds from the start; nil is the last frame.
  package let moment: Double?
  package let model: String
  package let field: FieldID

  package init(job: String, clip: String, moment: Double?, model: String, field: FieldID) {
    self.job = job
    self.clip = clip
    self.moment = moment
    self.model = model
    self.field = field
  }
}
