/// Tells by the first bytes whether a file is what a model may give, so that an error page is never
/// saved as a clip.
enum FileSignature {
  /// The file ending that fits, or nil for bytes that are no clip, sound or picture.
  ///
  /// - Parameter head: at least the first 12 bytes, where the file has as many.
  static func ending(of head: [UInt8]) -> String? {
    func has(_ text: String, at offset: Int = 0) -> Bool {
      head.count >= offset + text.utf8.count && head[offset...].starts(with: text.utf8)
    }
    if has("ftyp", at: 4) { return has("qt  ", at: 8) ? "mov" : "mp4" }
    if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return "webm" }
    if has("GIF8") { return "gif" }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "png" }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
    if has("RIFF") { return has("WEBP", at: 8) ? "webp" : has("WAVE", at: 8) ? "wav" : "avi" }
    if has("ID3") || head.starts(with: [0xFF, 0xFB]) { return "mp3" }
    return nil
  }
}
