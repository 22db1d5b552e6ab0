import Foundation
import Simulator
import Testing

@Suite("The clips that the service hands out")
struct ClipTests {
  static let hasFFmpeg = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/ffmpeg") }

  private static let needsFFmpeg = Comment("ffmpeg draws them")

  @Test("The same prompt and seed give the same bytes", .enabled(if: hasFFmpeg, needsFFmpeg))
  func sameOrderSameBytes() async {
    let order = ClipOrder(prompt: "a cat", seed: 7)
    let first = await SampleClips().clip(for: order)
    let second = await SampleClips().clip(for: order)
    #expect((first == second) == true)
    #expect((first == SampleClips.embedded(for: order)) == false)
    #expect(first.dropFirst(4).prefix(4) == Data("ftyp".utf8))
  }

  @Test("Every other seed and prompt gives other bytes", .enabled(if: hasFFmpeg, needsFFmpeg))
  func otherOrderOtherBytes() async {
    let clips = SampleClips()
    var drawn: Set<Data> = []
    for seed in 1...12 {
      drawn.insert(await clips.clip(for: ClipOrder(prompt: "a cat", seed: seed)))
    }
    drawn.insert(await clips.clip(for: ClipOrder(prompt: "a dog", seed: 1)))
    #expect(drawn.count == 13)
  }

  @Test(
    "A clip has the shape that was asked for and a length of two to five seconds",
    arguments: [
      ("16:9", 3, 320, 180, 3), ("9:16", 15, 180, 320, 5), ("1:1", 1, 320, 320, 2),
      ("2:3", 5, 212, 320, 5), ("nonsense", 4, 320, 180, 4),
    ])
  func shape(ratio: String, asked: Int, width: Int, height: Int, seconds: Int) {
    let order = ClipOrder(prompt: "a cat", seed: 7, seconds: asked, aspectRatio: ratio)
    #expect(order.width == width)
    #expect(order.height == height)
    #expect(order.seconds == seconds)
  }

  @Test("Without ffmpeg a small sample is handed out, chosen by the seed")
  func samples() async {
    let clips = SampleClips(program: "/nowhere/ffmpeg")
    var kinds: Set<Data> = []
    for seed in 0..<6 {
      let order = ClipOrder(prompt: "a cat", seed: seed)
      let clip = await clips.clip(for: order)
      #expect(clip == SampleClips.embedded(for: order))
      #expect(clip.dropFirst(4).prefix(4) == Data("ftyp".utf8))
      #expect(clip.count < 40_000)
      kinds.insert(clip)
    }
    #expect(kinds.count == 3)
  }

  @Test("A clip that was drawn once is kept in the folder", .enabled(if: hasFFmpeg, needsFFmpeg))
  func keptInFolder() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "simulated-clips-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let order = ClipOrder(prompt: "a cat", seed: 7)
    let drawn = await SampleClips(folder: folder).clip(for: order)
    let kept = await SampleClips(folder: folder, program: "/nowhere/ffmpeg").clip(for: order)
    #expect(kept == drawn)
  }

  @Test("A job goes on computing until its clip is drawn")
  func jobWaitsForClip() throws {
    let api = try SimulatedAPI(.init(clips: .orders))
    let start = Date(timeIntervalSince1970: 1_790_000_000)
    func ask(_ method: String, _ target: String, at seconds: Double) throws -> JSON {
      let request = SimulatedRequest(
        method: method, target: target,
        headers: ["x-api-key": "SG_1", "content-type": "application/json"],
        body: Customer.cat.bytes)
      let answer = api.answer(request, at: start.addingTimeInterval(seconds))
      guard case .reply(let reply) = answer else { throw Customer.Surprise.wait }
      return reply.json
    }
    let id = try #require(try ask("POST", "/v2/p-video", at: 0)["request_id"]?.text)
    let orders = api.takeOrders()
    #expect(orders == [ClipOrder(prompt: "a cat", seed: 7)])
    #expect(api.takeOrders().isEmpty)
    #expect(try ask("GET", "/v2/requests/\(id)/status", at: 60)["status"] == "PROCESSING")
    #expect(api.credits(at: start.addingTimeInterval(60)) == 24.995)
    api.deliver(Data("clip".utf8), for: orders[0])
    let result = try ask("GET", "/v2/requests/\(id)", at: 61)
    #expect(result["status"] == "COMPLETED")
    #expect(result["video"]?["file_size"] == "4")
  }
}
