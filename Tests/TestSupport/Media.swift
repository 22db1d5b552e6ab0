package import Foundation

/// Small files of every kind that models take.
package enum Media {
  /// One grey pixel.
  package static let png =
    Data(
      base64Encoded: """
        iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==
        """) ?? Data()

  /// What a file must begin with to be taken for an MP4; nothing that can be played.
  package static let mp4 = Data([0, 0, 0, 24]) + Data("ftypisom\0\0\u{2}\0isomiso2".utf8)

  /// The same of a WAV.
  package static let wav = Data("RIFF".utf8) + Data([36, 0, 0, 0]) + Data("WAVEfmt ".utf8)
}
