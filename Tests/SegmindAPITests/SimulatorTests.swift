import Foundation
import Jobs
import Schema
import SegmindAPI
import Service
import ServiceTestSupport
import Simulator
import Testing

/// The client against a service that somebody else wrote from the same documents: in one process, and over
/// a socket.
@Suite(.timeLimit(.minutes(5))) struct SimulatorTests {
  enum Way: CaseIterable { case inProcess, socket }

  let folder: Folder
  init() throws { folder = try Folder() }

  private func withService(
    _ way: Way, _ stories: Story..., body: (APIClient, SimulatedAPI) async throws -> Void
  ) async throws {
    // A job takes a tenth of a second; its record stays for eighteen.
    let simulator = try SimulatedAPI(.init(stories: stories, speed: 200))
    switch way {
    case .inProcess:
      try await body(client(SimulatorTransport(simulator, clock: .system)), simulator)
    case .socket:
      let server = SimulatedServer(api: simulator)
      let port = try await server.start()
      let transport = CurlTransport(userAgent: "dailies/test")
      let result = await Result {
        try await body(client(transport, origin: "http://127.0.0.1:\(port)"), simulator)
      }
      await server.stop()
      try result.get()
    }
  }

  private func submit(_ api: APIClient, _ contract: Contract) async -> SubmitAnswer {
    await api.submit(
      contract: contract, slug: "p-video", body: #"{"prompt":"a fox","seed":7}"#,
      partFile: folder.path + "/clip.part", limit: 180, onHead: { _ in })
  }

  /// Asks until the generation has ended.
  private func verdict(_ api: APIClient, _ id: String) async throws -> PollAnswer {
    let limit = ContinuousClock.now + .seconds(180)
    while ContinuousClock.now < limit {
      let answer = await api.status(requestID: id, statusURL: nil)
      guard case .running = answer else { return answer }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw CancellationError()
  }

  @Test(arguments: Way.allCases)
  func aGenerationFromSubmitToClip(way: Way) async throws {
    try await withService(way) { api, simulator in
      guard
        case .accepted(let id, let statusURL, let responseURL, _) = await submit(api, .v2),
        case .completed = try await verdict(api, id),
        case .completed(let done) = await api.result(requestID: id, responseURL: responseURL)
      else {
        Issue.record("it did not complete")
        return
      }
      #expect(api.origins.api.holds(try #require(statusURL)))
      #expect(done.seed == 7)
      #expect(done.cost == 0.005)
      let file = folder.path + "/clip"
      let url = try #require(done.outputURL)
      guard case .saved(let bytes, _, "video/mp4") = await api.download(url: url, to: file) else {
        Issue.record("not saved")
        return
      }
      #expect(content(file)?.count == bytes)
      #expect(content(file)?.dropFirst(4).prefix(4) == Data("ftyp".utf8))
      let row = try #require(try await api.historyItem(requestID: id).get())
      #expect(row.outputURL == url)
      #expect(row.body?["prompt"] == "a fox")
      #expect(row.createdAt != nil)
      let page = try await api.history(model: "p-video").get()
      #expect(page.rows == [row])
      #expect(page.answeredAt != nil)
      #expect(try await api.credits().get().total == 25 - 0.005)
      #expect(simulator.posts.count == 1)
      #expect(simulator.leakedKeys == 0)
    }
  }

  @Test(arguments: Way.allCases)
  func v1BringsTheClipItself(way: Way) async throws {
    try await withService(way) { api, _ in
      guard case .clip(let bytes, let hash) = await submit(api, .v1) else {
        Issue.record("no clip")
        return
      }
      let clip = try #require(content(folder.path + "/clip.part"))
      #expect(clip.count == bytes)
      #expect(ContentHash.hex(of: clip) == hash)
    }
  }

  @Test(arguments: Way.allCases)
  func aFileIsUploaded(way: Way) async throws {
    try await withService(way) { api, simulator in
      let bytes = pattern(100_000)
      let url = try await api.upload(file: folder.file("face.png", bytes)).get()
      #expect(simulator.uploadCount == 1)
      let back = folder.path + "/back"
      _ = await api.download(url: url, to: back)
      #expect(content(back) == bytes)
    }
  }

  @Test(arguments: Way.allCases)
  func storiesEndAsTheyShould(way: Way) async throws {
    let stories: [(Story, Contract, String)] = [
      (.credits, .v2, "out_of_credits"), (.credits, .v1, "out_of_credits"),
      (.retired, .v2, "retired"), (.refused, .v2, "key_refused"),
      (.rateLimited, .v2, "rate_limited"), (.value500, .v1, "bad_request"),
      (.serverError, .v2, "answer_lost"), (.gatewayHTML, .v2, "answer_lost"),
      (.gatewayHTML, .v1, "gateway_timeout"), (.droppedBefore, .v2, "answer_lost"),
      (.droppedAfter, .v2, "answer_lost"), (.droppedAfter, .v1, "answer_lost"),
    ]
    for (story, contract, code) in stories {
      try await withService(way, story) { api, simulator in
        let failure: Failure? =
          switch await submit(api, contract) {
          case .refused(let failure, _), .lost(let failure), .rateLimited(_, let failure): failure
          default: nil
          }
        #expect(failure?.code.rawValue == code, "\(story) on \(contract)")
        #expect(simulator.posts.count == 1)
      }
    }
  }

  @Test(arguments: Way.allCases)
  func aBlockedAndAFailedGenerationAreToldApart(way: Way) async throws {
    for (story, code) in [(Story.blocked, Failure.Code.blocked), (.failed, .generationFailed)] {
      try await withService(way, story) { api, _ in
        guard case .accepted(let id, _, _, _) = await submit(api, .v2),
          case .failed(let why, _) = try await verdict(api, id)
        else {
          Issue.record("it did not fail")
          return
        }
        #expect(why.code == code)
        #expect(why.charged == .no)
        #expect(why.providerText != nil)
      }
    }
  }

  @Test(arguments: Way.allCases)
  func aTruncatedClipIsResumed(way: Way) async throws {
    try await withService(way, .truncated) { api, _ in
      guard case .accepted(let id, _, _, _) = await submit(api, .v2),
        case .completed = try await verdict(api, id),
        case .completed(let done) = await api.result(requestID: id, responseURL: nil),
        let url = done.outputURL
      else {
        Issue.record("it did not complete")
        return
      }
      let file = folder.path + "/clip"
      guard case .cutShort(let bytes, _) = await api.download(url: url, to: file),
        case .saved(let whole, _, _) = await api.download(url: url, to: file, from: bytes)
      else {
        Issue.record("not resumed")
        return
      }
      #expect(bytes < whole)
      #expect(content(file)?.count == whole)
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
