/// What is known of an image, a clip or a sound without playing it.
package struct MediaFacts: Codable, Hashable, Sendable {
  /// In pixels, as it is shown: turned where the file says so. Nil for sound alone.
  package let width: Int?
  package let height: Int?
  /// In seconds; nil for an image.
  package let duration: Double?
  /// Frames a second; nil for an image and for sound alone.
  package let frameRate: Double?
  package let hasSound: Bool
  /// What the picture, else the sound, is written in: `h264`, `png`, `mp3`.
  package let codec: String

  package init(
    width: Int?, height: Int?, duration: Double?, frameRate: Double?, hasSound: Bool, codec: String
  ) {
    self.width = width
    self.height = height
    self.duration = duration
    self.frameRate = frameRate
    self.hasSound = hasSound
    self.codec = codec
  }
}
