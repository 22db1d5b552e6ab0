import Foundation
import Testing

@testable import Simulator

/// An upload's document, read while it comes.
@Suite struct UploadReaderTests {
  private func read(_ document: Data, inPiecesOf length: Int) -> [UploadReader.File]? {
    var reader = UploadReader()
    for start in stride(from: 0, to: document.count, by: length) {
      document[start..<min(start + length, document.count)].withUnsafeBytes { reader.feed($0) }
    }
    return reader.files
  }

  private func document(_ files: [Data]) -> Data {
    let urls = files.map { "\"data:image/png;base64,\($0.base64EncodedString())\"" }
    return Data("{ \"data_urls\" : [\(urls.joined(separator: ", "))]}".utf8)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 100_000])
  func itIsTheSameInPiecesOfAnySize(length: Int) throws {
    let files = [Data("face".utf8), Data((0..<255).map { UInt8($0) }), Data("a".utf8)]
    let read = try #require(self.read(document(files), inPiecesOf: length))
    #expect(read.map(\.bytes) == files)
    #expect(read.map(\.count) == files.map(\.count))
    #expect(read.map(\.type) == ["image/png", "image/png", "image/png"])
  }

  @Test func whatIsLongIsCountedAndNotKept() throws {
    let piece = Data(count: 3 << 20)
    var reader = UploadReader()
    func feed(_ text: String) { Data(text.utf8).withUnsafeBytes { reader.feed($0) } }
    feed(#"{"data_urls":["data:video/mp4;base64,"#)
    for _ in 0..<20 { feed(piece.base64EncodedString()) }
    feed(#""]}"#)
    let file = try #require(reader.files?.first)
    #expect(file.count == 60 << 20)
    #expect(file.bytes.count == 32 << 20)
  }

  @Test(arguments: [
    #"{"data_urls":["data:image/png;base64,QQ==QQ=="]}"#,
    #"{"data_urls":["data:image/png;base64,QQ="]}"#,
    #"{"data_urls":["data:image/png;base64,"]}"#, #"{"data_urls":["data:image/png;base64,QQ=="}"#,
  ])
  func whatIsNoListOfFilesIsNone(document: String) {
    #expect(read(Data(document.utf8), inPiecesOf: 5) == nil)
  }
}
