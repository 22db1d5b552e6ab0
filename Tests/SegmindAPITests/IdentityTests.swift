import Foundation
import Jobs
import Testing

@testable import SegmindAPI

@Suite struct IdentityTests {
  @Test func theKeyIsSeenByNobody() throws {
    let key = try #require(APIKey("  \(secret)\n"))
    let transport = ScriptedTransport()
    let request = APIRequest("http://a/", key: key, limits: .init())
    var dumped = ""
    dump(key, to: &dumped)
    dump(request, to: &dumped)
    dump(APIClient(origins: try #require(Origins()), key: key, transport: transport), to: &dumped)
    let seen =
      dumped + "\(key) \(String(reflecting: key)) \(request) \(String(reflecting: request))"
    #expect(!seen.contains("0123456789abcdef"))
    #expect(request.headerLines == ["x-api-key: " + secret])
  }

  @Test func keysAreToldApartWithoutBeingKept() throws {
    let key = try #require(APIKey(secret))
    #expect(key.fingerprint == String(ContentHash.hex(of: Data(secret.utf8)).prefix(12)))
    #expect(key.fingerprint != APIKey("another")?.fingerprint)
  }

  @Test(arguments: ["", "  ", "a b", "a\r\nX-Evil: 1", "schlüssel"])
  func aKeyThatCannotStandInAHeaderIsNone(text: String) {
    #expect(APIKey(text) == nil)
  }

  @Test(arguments: [
    ("https://API.Segmind.com", "https://api.segmind.com"),
    ("https://api.segmind.com/", "https://api.segmind.com"),
    ("https://api.segmind.com/v1", "https://api.segmind.com"),
    ("https://api.segmind.com/v2/", "https://api.segmind.com"),
    ("https://api.segmind.com:443", "https://api.segmind.com"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ("http://[::1]:8080/", "http://[::1]:8080"),
    ("http://[::1]", "http://[::1]"),
    ("http://localhost:80", "http://localhost"),
  ])
  func anOriginHasOneSpelling(text: String, origin: String) {
    #expect(Origin(text)?.description == origin)
  }

  @Test(arguments: [
    "", "api.segmind.com", "ftp://a", "https://", "https://user@a", "https://a/path", "https://a?x",
    "https://a:0", "https://a:99999", "https://a:x", "https://a b", "file:///etc", "https://a\\b",
  ])
  func whatIsNoOriginIsRefused(text: String) {
    #expect(Origin(text) == nil)
  }

  @Test func uploadAndHistoryFollowAGivenApi() throws {
    let own = try #require(Origins(api: "http://127.0.0.1:1"))
    #expect([own.upload, own.history] == [own.api, own.api])
    let usual = try #require(Origins())
    #expect(usual.upload.description == "https://workflows-api.segmind.com")
    #expect(usual.history.description == "https://api.spotprod.segmind.com")
    let mixed = try #require(Origins(api: "http://a", history: "http://b"))
    #expect([mixed.upload.description, mixed.history.description] == ["http://a", "http://b"])
    #expect(Origins(api: "http://a", upload: "nonsense") == nil)
  }

  @Test func aFileHasTheHashOfItsBytes() throws {
    let folder = try Folder()
    let bytes = pattern(200_001)
    #expect(
      try ContentHash.hex(ofFile: folder.file("a", bytes)) == ContentHash.hex(of: bytes))
    #expect(
      ContentHash.hex(of: Data("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      ContentHash.hex(of: Data())
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func aFileThatCannotBeReadIsSaidByName() throws {
    let folder = try Folder()
    for path in [folder.file("missing"), folder.path] {
      let failure = #expect(throws: Failure.self) { try ContentHash.hex(ofFile: path) }
      #expect(failure?.code == .localFile)
      #expect(failure?.what.hasPrefix(path) == true)
    }
  }
}
