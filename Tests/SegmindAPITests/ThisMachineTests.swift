import Testing

@testable import SegmindAPI

/// A proxy of the environment never gets to see what stays on this machine, and carries all else.
@Suite struct ThisMachineTests {
  @Test(arguments: [
    "http://localhost", "http://LOCALHOST:8080/v2", "https://127.0.0.1/x", "http://127.8.9.255:1/",
    "http://[::1]", "http://[::1]:99/v1?a", "http://localhost?x", "http://127.0.0.1#y",
  ])
  func thisMachine(url: String) {
    #expect(APIRequest(url, limits: .init(connect: 1, total: 1)).isForThisMachine)
  }

  @Test(arguments: [
    "https://api.segmind.com/v1", "http://localhost.example", "http://128.0.0.1/",
    "http://127.0.0.1.example/", "http://127.0.0/", "http://127.0.0.256/", "http://a/127.0.0.1",
    "http://[::1]x/", "http://[::2]/", "http://user@127.0.0.1/", "localhost",
  ])
  func anotherMachine(url: String) {
    #expect(!APIRequest(url, limits: .init(connect: 1, total: 1)).isForThisMachine)
  }
}
