import Foundation
import Simulator
import Testing

@Suite("What each story does to its customer")
struct MisbehaviourTests {
  /// A submit whose words ask for a story, on an account that is otherwise happy.
  private func cat(_ story: Story) -> JSON {
    ["prompt": .string("[\(story.rawValue)] a cat"), "seed": 7]
  }

  @Test(
    "The words of any prompt can name a story",
    arguments: [
      ("p-video", "prompt"), ("p-video-animate", "instruction_prompt"),
      ("p-video-avatar", "video_prompt"), ("p-video-avatar", "voice_script"),
    ])
  func namedByPrompt(slug: String, field: String) throws {
    let customer = try Customer()
    let reply = try customer.post("/v2/\(slug)", .object([field: "[retired] x"]))
    #expect(reply.status == 410)
  }

  @Test("A named story takes the place of the server's")
  func promptWins() throws {
    let customer = try Customer(.retired)
    #expect(try customer.post("/v2/p-video", Customer.cat).status == 410)
    #expect(try customer.post("/v2/p-video", cat(.happy)).status == 200)
  }

  @Test("slow: the job takes four times as long")
  func slow() throws {
    var customer = try Customer()
    let id = try customer.submit("p-video", cat(.slow))
    customer.pass(0.4 + 4 * 16.43 - 0.1)
    #expect(try customer.status(id).json["status"] == "PROCESSING")
    customer.pass(0.2)
    #expect(try customer.status(id).json["status"] == "COMPLETED")
  }

  @Test(
    "failed, blocked, value-500: FAILED under 422, listed, not charged",
    arguments: [
      (Story.failed, 8.6), (.blocked, 20.4), (.value500, 0.04),
    ])
  func failures(story: Story, seconds: Double) throws {
    var customer = try Customer()
    let id = try customer.submit("p-video", cat(story))
    #expect(customer.api.credits(at: customer.now) == 24.995)
    customer.pass(seconds - 0.03)
    #expect(try customer.status(id).status == 200)
    customer.pass(0.4)
    let reply = try customer.status(id)
    #expect(reply.status == 422)
    #expect(reply.json["status"] == "FAILED")
    #expect(reply.error?.isEmpty == false)
    #expect(reply.json["metrics"]?["cost"] == nil)
    #expect(customer.api.credits(at: customer.now) == 25)
    let row = try customer.history()[0]
    #expect(row["model_status"] == "FAILED")
    #expect(row["credits_deduction"] == 0)
    #expect(row["generation_url"] == .null)
    #expect(row["error"]?.text == reply.error)
    #expect(try customer.make("p-video", cat(story)).status == 500)
  }

  @Test("credits: 402 on v2, 406 on v1, and the balance says zero")
  func credits() throws {
    let customer = try Customer(.credits)
    #expect(try customer.get("/v1/get-user-credits").json["credits"] == 0)
    #expect(try customer.post("/v2/p-video", Customer.cat).status == 402)
    let sync = try customer.post("/v1/p-video", Customer.cat)
    #expect(sync.status == 406)
    #expect(sync.error == "Insufficient credits. You have 0.0 credits, this request needs 0.005.")
  }

  @Test("rate-limited: 429 till the reset, twice, without Retry-After; then one job")
  func rateLimited() throws {
    var customer = try Customer()
    for _ in 0..<2 {
      let reply = try customer.post("/v2/p-video", cat(.rateLimited))
      #expect(reply.status == 429)
      #expect(reply.headers["retry-after"] == nil)
      let text = try #require(reply.headers["x-rate-limit-reset-at-utc"])
      let reset = try Date(text, strategy: .iso8601)
      #expect(reset.timeIntervalSince(customer.now) >= 2)
      // Whoever comes back too early is told the same.
      customer.pass(1)
      let early = try customer.post("/v2/p-video", cat(.rateLimited))
      #expect(early.headers["x-rate-limit-reset-at-utc"] == text)
      customer.now = reset
    }
    #expect(try customer.history().isEmpty)
    #expect(try customer.post("/v2/p-video", cat(.rateLimited)).status == 200)
    #expect(try customer.history().count == 1)
  }

  @Test(
    "No job is made and nothing is charged",
    arguments: [
      (Story.retired, 410, 410), (.serverError, 500, 500), (.refused, 401, 401),
    ])
  func refusals(story: Story, v2: Int, v1: Int) throws {
    let customer = try Customer()
    #expect(try customer.post("/v2/p-video", cat(story)).status == v2)
    #expect(try customer.post("/v1/p-video", cat(story)).status == v1)
    #expect(try customer.post("/v2/p-video", cat(story)).error?.isEmpty == false)
    #expect(try customer.history().isEmpty)
    #expect(customer.api.credits(at: customer.now) == 25)
  }

  @Test("refused by the server: no endpoint takes the key")
  func refusedEverywhere() throws {
    let customer = try Customer(.refused)
    #expect(try customer.get("/v1/get-user-credits").status == 401)
    #expect(try customer.get("/inference-request/request-history").status == 401)
    #expect(try customer.post("/upload-asset", [:]).status == 401)
  }

  @Test("gateway-html: a page on both, but behind v1's 504 the job runs and is charged")
  func gatewayHTML() throws {
    var customer = try Customer()
    let async = try customer.post("/v2/p-video", cat(.gatewayHTML))
    #expect(async.status == 502)
    #expect(async.text.contains("<html>"))
    #expect(try customer.history().isEmpty)
    let sync = try customer.post("/v1/p-video", cat(.gatewayHTML))
    #expect(sync.status == 504)
    #expect(sync.headers["content-type"] == "text/html")
    customer.pass(20)
    #expect(try customer.history()[0]["model_status"] == "COMPLETED")
    #expect(customer.api.credits(at: customer.now) == 24.995)
  }

  @Test(
    "dropped-before, dropped-after, silent: no answer; what the account says differs",
    arguments: [
      (Story.droppedBefore, SimulatedReply.Delivery.closed, 0),
      (.droppedAfter, .closed, 1), (.silent, .silent, 1),
    ], ["v1", "v2"])
  func unanswered(story: (Story, SimulatedReply.Delivery, jobs: Int), contract: String) throws {
    var customer = try Customer()
    let reply = try customer.post("/\(contract)/p-video", cat(story.0))
    #expect(reply.delivery == story.1)
    #expect(customer.api.posts.count == 1)
    customer.pass(20)
    let rows = try customer.history()
    #expect(rows.count == story.jobs)
    #expect(rows.allSatisfy { $0["model_status"] == "COMPLETED" })
    #expect(rows.allSatisfy { $0["request_body"] == cat(story.0) })
    #expect(customer.api.credits(at: customer.now) == 25 - 0.005 * Double(story.jobs))
  }

  @Test("expired: status and result are gone once the job is done; the history has the URL")
  func expired() throws {
    var customer = try Customer()
    let id = try customer.submit("p-video", cat(.expired))
    #expect(try customer.status(id).status == 200)
    customer.pass(20)
    #expect(try customer.status(id).status == 404)
    #expect(try customer.result(id).status == 404)
    let row = try customer.get("/inference-request/request-history/\(id)").json
    let url = try #require(row["generation_url"]?.text)
    #expect(try customer.get(String(url.dropFirst("http://sim.test".count))).isVideo)
  }

  @Test(
    "truncated, stalled: half of the first download, all of the next",
    arguments: [
      Story.truncated, .stalled,
    ])
  func brokenDownload(story: Story) throws {
    var customer = try Customer()
    let id = try customer.submit("p-video", cat(story))
    customer.pass(20)
    let path = try customer.clip(of: id)
    #expect(try customer.reply("HEAD", path).delivery == .whole)
    let first = try customer.get(path)
    let half = first.body.count / 2
    #expect(first.delivery == (story == .stalled ? .stalled(after: half) : .truncated(after: half)))
    #expect(first.headers["content-length"] == String(first.body.count))
    let rest = try customer.get(path, headers: ["range": "bytes=\(half)-"])
    #expect(rest.delivery == .whole)
    #expect(first.body.prefix(half) + rest.body == first.body)
  }

  @Test("truncated on v1: the answer itself is cut, the history has the whole clip")
  func brokenAnswer() throws {
    var customer = try Customer()
    let reply = try customer.make("p-video", cat(.truncated))
    #expect(reply.delivery == .truncated(after: reply.body.count / 2))
    let url = try #require(try customer.history()[0]["generation_url"]?.text)
    let again = try customer.get(String(url.dropFirst("http://sim.test".count)))
    #expect(again.delivery == .whole)
    #expect(again.body == reply.body)
  }

  @Test("wrong-type: a page where the clip should be, though it was charged")
  func wrongType() throws {
    var customer = try Customer()
    let id = try customer.submit("p-video", cat(.wrongType))
    customer.pass(20)
    let reply = try customer.get(try customer.clip(of: id))
    #expect(reply.status == 200)
    #expect(reply.headers["content-type"] == "text/html")
    #expect(customer.api.credits(at: customer.now) == 24.995)
    let sync = try customer.make("p-video", cat(.wrongType))
    #expect(sync.headers["content-type"] == "text/html")
    #expect(sync.headers["x-request-id"] != nil)
  }

  @Test("odd-output: list, object, nested, no URL in turn, with numbers as strings")
  func oddOutput() throws {
    var customer = try Customer()
    let ids = try (0..<5).map { _ in try customer.submit("p-video", cat(.oddOutput)) }
    customer.pass(20)
    let results = try ids.map { try customer.result($0).json }
    #expect(results[0]["output"]?.list?.count == 2)
    #expect(results[1]["output"]?["url"]?.text?.hasSuffix(".mp4") == true)
    #expect(results[2]["output"]?["video"]?["url"]?.text?.hasSuffix(".mp4") == true)
    #expect(results[3]["output"] == .null)
    #expect(results[4]["output"]?.list?.count == 2)
    #expect(results.allSatisfy { $0["status"] == "COMPLETED" && $0["video"] == nil })
    #expect(results[0]["metrics"]?["cost"] == "0.005")
    #expect(results[3]["metrics"] == nil)

    let rows = try customer.history()
    #expect(rows.filter { $0["request_id"]?.text == ids[0] }.count == 2)
    let noURL = try #require(rows.first { $0["request_id"]?.text == ids[3] })
    #expect(noURL["generation_url"] == .null && noURL["model_status"] == "COMPLETED")
    #expect(customer.api.credits(at: customer.now) == 24.975)
  }

  @Test("odd-output on v1 is JSON instead of a clip")
  func oddOutputOnV1() throws {
    var customer = try Customer()
    let reply = try customer.make("p-video", cat(.oddOutput))
    #expect(reply.headers["content-type"] == "application/json")
    #expect(reply.headers["x-cost"] == "0.005")
    #expect(reply.json["output"]?.list?.count == 2)
  }
}
