import Testing

@testable import Schema

/// What a local file is, and whether a field takes it.
@Suite struct FileFormatTests {
  static let starts: [(start: String, path: String, name: String?)] = [
    ("GIF89a", "a", "a GIF image"), ("RIFF....WEBPVP8", "a", "a WebP image"),
    ("RIFF....WAVEfmt", "a", "WAV sound"), ("RIFF....AVI LIST", "a", "an AVI video"),
    ("II*\0\u{8}", "a", "a TIFF image"), ("BM....\0\0\0\06", "a", "a BMP image"),
    ("\0\0\0\u{18}ftypisom", "a", "an MP4 video"), ("\0\0\0\u{18}ftypmp42", "a", "an MP4 video"),
    ("\0\0\0\u{14}ftypqt  ", "a", "a QuickTime video"),
    ("\0\0\0\u{14}ftypM4A ", "a", "M4A sound"), ("\0\0\0\u{14}ftypheic", "a", "a HEIC image"),
    ("\0\0\0\u{1C}ftypmif1\0\0\0\0mif1avif", "a", "an AVIF image"),
    ("\0\0\0\u{18}ftypmif1\0\0\0\0mif1", "a", "a HEIF image"),
    ("ID3\u{4}", "a", "MP3 sound"), ("fLaC\0", "a", "FLAC sound"), ("OggS\0", "a", "Ogg sound"),
    ("OggS....theora", "a", "an Ogg video"), ("FORM....AIFF", "a", "AIFF sound"),
    ("<!DOCTYPE html>", "a.mp4", "an HTML page"), ("\n <html>", "a.png", "an HTML page"),
    (#"{"error":"no"}"#, "a.png", "a JSON document"), ("%PDF-1.7", "a.png", "a PDF document"),
    ("PK\u{3}\u{4}", "a.mp4", "an archive"), ("<svg xmlns", "a", "an SVG drawing"),
    // The content wins over the name, and the name where the content says nothing or less.
    ("GIF89a", "a.mp4", "a GIF image"), ("a face", "a.PNG", "a PNG image"),
    ("\0\0\0\u{18}ftypisom", "a.m4a", "M4A sound"),
    ("\0\0\0\u{14}ftypqt  ", "a.mp4", "an MP4 video"),
    ("\0\0\0\u{14}ftypM4A ", "a.mp4", "M4A sound"),
    ("a face", "a", nil), ("", "a.b/c", nil), ("ftyp", ".mp4", nil),
  ]

  @Test(arguments: starts)
  func theContentTellsAndElseTheName(start: String, path: String, name: String?) {
    #expect(FileFormat(path: path, start: start.utf8)?.name == name)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
      ([0x1A, 0x45, 0xDF, 0xA3], "video/webm"), ([0xFF, 0xFB, 0x90], "audio/mpeg"),
      ([0xFF, 0xF1, 0x50], "audio/aac"),
    ] as [([UInt8], String)])
  func binaryStartsAreKnownToo(start: [UInt8], type: String) {
    #expect(FileFormat(path: "a", start: start)?.contentType == type)
  }

  @Test(arguments: [
    ("png", "image/png"), ("jpeg", "image/jpeg"), ("webp", "image/webp"), ("mp4", "video/mp4"),
    ("mov", "video/quicktime"), ("mkv", "video/x-matroska"), ("mp3", "audio/mpeg"),
    ("wav", "audio/wav"), ("m4a", "audio/mp4"), ("flac", "audio/flac"), ("ogg", "audio/ogg"),
    ("aac", "audio/aac"),
  ])
  func everyEndingHasItsType(ending: String, type: String) {
    #expect(FileFormat(path: "a." + ending, start: [])?.contentType == type)
  }

  private func problem(_ media: Media, _ start: String, path: String, bytes: Int = 9) -> String? {
    let parameter = Parameter(name: "image", kind: .media(media), help: "A picture.")
    let check = FileCheck.readable(bytes: bytes, FileFormat(path: path, start: start.utf8))
    return Check.problem(parameter, file: path, check)?.message
  }

  @Test func aFileThatIsSomethingElseIsRefusedByName() {
    let images = Media(.image, accept: ["jpg", "png"])
    #expect(
      problem(images, "<html>", path: "/p/ada.png")
        == "image: /p/ada.png is an HTML page. Allowed: a path to an image (jpg, png) or an http(s) URL."
    )
    #expect(problem(images, "GIF89a", path: "ada.png")?.contains("is a GIF image") == true)
    #expect(problem(Media(.audio), "GIF89a", path: "a.wav")?.contains("is a GIF image") == true)
    #expect(problem(images, "", path: "ada.png", bytes: 0) == "image: ada.png is empty.")
    let small = Media(.image, maxBytes: 8)
    #expect(problem(small, "", path: "ada.png")?.contains("takes at most 8") == true)
  }

  @Test func whatCanBeMeantIsTaken() {
    #expect(problem(Media(.image, accept: ["jpg", "png"]), "a face", path: "ada.png") == nil)
    #expect(problem(Media(.video, accept: ["mp4"]), "\0\0\0\u{14}ftypqt  ", path: "a.mp4") == nil)
    #expect(problem(Media(.audio), "\0\0\0\u{18}ftypisom", path: "a.m4a") == nil)
    #expect(problem(Media(.image), "what is this", path: "a.heic") == nil)
  }

  /// What neither content nor name speak for may be anything, a private key too.
  @Test func whatNothingSpeaksForIsNotSentAway() {
    let refusal = problem(
      Media(.audio), "-----BEGIN OPENSSH PRIVATE KEY-----", path: "/home/ada/id_rsa")
    #expect(refusal?.contains("/home/ada/id_rsa is not known as an audio file") == true)
  }
}
