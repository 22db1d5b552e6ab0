extension FileFormat {
  static let png = FileFormat("a PNG image", [.image], "image/png", ["png"])
  static let jpeg = FileFormat(
    "a JPEG image", [.image], "image/jpeg", ["jpg", "jpeg", "jfif"])
  static let gif = FileFormat("a GIF image", [.image], "image/gif", ["gif"])
  static let webp = FileFormat("a WebP image", [.image], "image/webp", ["webp"])
  static let bmp = FileFormat("a BMP image", [.image], "image/bmp", ["bmp"])
  static let tiff = FileFormat("a TIFF image", [.image], "image/tiff", ["tiff", "tif"])
  static let heic = FileFormat("a HEIC image", [.image], "image/heic", ["heic"])
  static let heif = FileFormat("a HEIF image", [.image], "image/heif", ["heif"])
  static let avif = FileFormat("an AVIF image", [.image], "image/avif", ["avif"])
  static let svg = FileFormat("an SVG drawing", [.image], "image/svg+xml", ["svg"])

  static let mp4 = FileFormat(
    "an MP4 video", [.video, .audio], "video/mp4", ["mp4", "m4v"], in: .movie)
  static let mov = FileFormat(
    "a QuickTime video", [.video, .audio], "video/quicktime", ["mov"], in: .movie)
  static let m4a = FileFormat("M4A sound", [.audio], "audio/mp4", ["m4a"], in: .movie)
  static let webm = FileFormat(
    "a WebM video", [.video, .audio], "video/webm", ["webm"], in: .matroska)
  static let mkv = FileFormat(
    "a Matroska video", [.video, .audio], "video/x-matroska", ["mkv"], in: .matroska)
  static let avi = FileFormat("an AVI video", [.video], "video/x-msvideo", ["avi"])
  static let mpeg = FileFormat("an MPEG video", [.video], "video/mpeg", ["mpg", "mpeg"])
  static let theora = FileFormat("an Ogg video", [.video], "video/ogg", ["ogv"], in: .ogg)

  static let mp3 = FileFormat("MP3 sound", [.audio], "audio/mpeg", ["mp3"])
  static let wav = FileFormat("WAV sound", [.audio], "audio/wav", ["wav"])
  static let flac = FileFormat("FLAC sound", [.audio], "audio/flac", ["flac"])
  static let ogg = FileFormat(
    "Ogg sound", [.audio], "audio/ogg", ["ogg", "oga", "opus"], in: .ogg)
  static let aac = FileFormat("AAC sound", [.audio], "audio/aac", ["aac"])
  static let aiff = FileFormat("AIFF sound", [.audio], "audio/aiff", ["aiff"])

  static let html = FileFormat("an HTML page", [], "text/html", ["html"])
  static let xml = FileFormat("an XML document", [], "text/xml", ["xml"])
  static let json = FileFormat("a JSON document", [], "application/json", ["json"])
  static let pdf = FileFormat("a PDF document", [], "application/pdf", ["pdf"])
  static let archive = FileFormat("an archive", [], "application/zip", ["zip", "gz"])

  /// Known by name too. The images and videos are those of the Python SDK; it knows no wav, m4a, flac, ogg
  /// and aac, which the avatar's sound needs, so those are ours.
  static let named = [
    png, jpeg, gif, webp, bmp, tiff, heic, heif, avif, svg, mp4, mov, m4a, webm, mkv, avi, mpeg,
    theora, mp3, wav, flac, ogg, aac, aiff,
  ]

  /// By the first bytes alone; nil where they say nothing.
  package init?(start: [UInt8]) {
    func has(_ text: String, at offset: Int = 0) -> Bool {
      start.count >= offset + text.utf8.count && start[offset...].starts(with: text.utf8)
    }
    func has(_ bytes: UInt8...) -> Bool { start.starts(with: bytes) }
    func speaks(of word: String) -> Bool { start.firstRange(of: Array(word.utf8)) != nil }

    if has(0x89, 0x50, 0x4E, 0x47) {
      self = .png
    } else if has(0xFF, 0xD8, 0xFF) {
      self = .jpeg
    } else if has("GIF8") {
      self = .gif
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .webp
    } else if has("RIFF"), has("AVI ", at: 8) {
      self = .avi
    } else if has("RIFF") || has("RF64"), has("WAVE", at: 8) {
      self = .wav
    }
    // Two letters begin many texts; a BMP goes on with four zeros.
    else if has("BM"), start.count > 10, start[6..<10].allSatisfy({ $0 == 0 }) {
      self = .bmp
    } else if has(0x49, 0x49, 0x2A, 0) || has(0x4D, 0x4D, 0, 0x2A) {
      self = .tiff
    } else if has("ftyp", at: 4) {
      self = Self(brands: start)
    } else if ["moov", "mdat", "wide"].contains(where: { has($0, at: 4) }) {
      self = .mov
    } else if has(0x1A, 0x45, 0xDF, 0xA3) {
      self = speaks(of: "matroska") ? .mkv : .webm
    } else if has("OggS") {
      self = speaks(of: "theora") ? .theora : .ogg
    } else if has("fLaC") {
      self = .flac
    } else if has("FORM"), has("AIF", at: 8) {
      self = .aiff
    } else if has("ID3") {
      self = .mp3
    } else if has(0, 0, 1, 0xBA) || has(0, 0, 1, 0xB3) {
      self = .mpeg
    } else if has("%PDF") {
      self = .pdf
    } else if has(0x50, 0x4B, 3, 4) || has(0x1F, 0x8B) {
      self = .archive
    } else if start.count > 1, start[0] == 0xFF, start[1] & 0xF6 == 0xF0 {
      self = .aac
    } else if start.count > 1, start[0] == 0xFF, start[1] & 0xE6 == 0xE2 {
      self = .mp3
    } else if let text = Self(text: start) {
      self = text
    } else {
      return nil
    }
  }

  /// A movie's container says by its brands what it is for: the first that is known counts.
  private init(brands start: [UInt8]) {
    let known: [String: FileFormat] = [
      "avif": .avif, "avis": .avif, "heic": .heic, "heix": .heic, "hevc": .heic, "hevx": .heic,
      "qt  ": .mov, "M4A ": .m4a, "M4B ": .m4a,
    ]
    let length = start.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let brands = stride(from: 8, to: min(max(length, 12), start.count), by: 4).map {
      String(decoding: start[$0..<min($0 + 4, start.count)], as: UTF8.self)
    }
    // Pictures name a general brand first and their own behind it; of others the first is their own.
    let isPicture = ["mif1", "msf1"].contains(brands.first)
    let told = (isPicture ? brands : Array(brands.prefix(1))).lazy.compactMap { known[$0] }.first
    self = told ?? (isPicture ? .heif : .mp4)
  }

  private init?(text start: [UInt8]) {
    let blanks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 9, 10, 13, 32]
    let text = String(decoding: start.drop(while: blanks.contains), as: UTF8.self).lowercased()
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<head") {
      self = .html
    } else if text.hasPrefix("<svg") || text.hasPrefix("<?xml") && text.contains("<svg") {
      self = .svg
    } else if text.hasPrefix("<?xml") {
      self = .xml
    } else if text.contains(/^[{\[]\s*["{\[]/) {
      self = .json
    } else {
      return nil
    }
  }
}
