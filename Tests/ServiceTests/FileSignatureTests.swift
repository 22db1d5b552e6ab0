import Testing

@testable import Service

@Suite struct FileSignatureTests {
  @Test(arguments: [
    ("\0\0\0\u{18}ftypisom", "mp4"), ("\0\0\0\u{14}ftypqt  ", "mov"), ("GIF89a", "gif"),
    ("RIFF....WEBPVP8", "webp"), ("RIFF....WAVEfmt", "wav"), ("RIFF....AVI LIST", "avi"),
    ("ID3\u{4}", "mp3"), ("<!doctype html>", nil), (#"{"error":"no"}"#, nil), ("", nil),
    ("ftyp", nil), ("\0\0\0\u{18}fty", nil),
  ])
  func theFirstBytesTellWhatAFileIs(text: String, ending: String?) {
    #expect(FileSignature.ending(of: Array(text.utf8)) == ending)
  }

  @Test func binarySignaturesAreKnownToo() {
    #expect(FileSignature.ending(of: [0x1A, 0x45, 0xDF, 0xA3]) == "webm")
    #expect(FileSignature.ending(of: [0x89, 0x50, 0x4E, 0x47]) == "png")
    #expect(FileSignature.ending(of: [0xFF, 0xD8, 0xFF, 0xE0]) == "jpg")
  }
}
