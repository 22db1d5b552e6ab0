import Foundation
import Simulator
import Testing

@Suite("What time and a restart do to the account")
struct TimeTests {
  @Test("Records live an hour, clips seven days, whatever the speed", arguments: [1.0, 10])
  func retention(speed: Double) throws {
    var customer = try Customer(speed: speed)
    let start = customer.now
    let id = try customer.submit()
    customer.pass(20 / speed)
    let path = try customer.clip(of: id)

    customer.now = start.addingTimeInterval(3599)
    #expect(try customer.status(id).status == 200)
    customer.now = start.addingTimeInterval(3601)
    #expect(try customer.status(id).status == 404)
    #expect(try customer.result(id).status == 404)
    #expect(try customer.history()[0]["generation_url"]?.text?.hasSuffix(path) == true)

    customer.now = start.addingTimeInterval(7 * 86_400 - 1)
    #expect(try customer.get(path).isVideo)
    customer.now = start.addingTimeInterval(7 * 86_400 + 60)
    #expect(try customer.get(path).status == 404)
    let row = try customer.get("/inference-request/request-history/\(id)").json
    #expect(row["generation_url"] == .null)
    #expect(row["model_status"] == "COMPLETED")
  }

  @Test("At ten times the speed p-video takes under two seconds, and says what it would take")
  func speed() throws {
    var customer = try Customer(speed: 10)
    let start = customer.now
    let reply = try customer.make()
    #expect(abs(customer.now.timeIntervalSince(start) - 1.683) < 0.001)
    #expect(reply.headers["x-generation-time"] == "16.43")
  }

  @Test(
    "Each model takes its own time",
    arguments: [
      ("p-video", Customer.cat, 16.43), ("p-video-animate", Customer.dance, 32.91),
      (
        "p-video-replace", ["images": ["https://a.test/i.png"], "video": "https://a.test/v.mp4"],
        50.36
      ),
      ("p-video-avatar", ["image": "https://a.test/i.png"], 98.10),
      ("pixverse-text2video", pixverse(5, "normal", "540p"), 44.13),
      ("mock-inference", ["sleep": 3], 3),
    ] as [(String, JSON, Double)])
  func latency(slug: String, body: JSON, seconds: Double) throws {
    var customer = try Customer()
    let id = try customer.submit(slug, body)
    customer.pass(seconds + 0.3)
    #expect(try customer.status(id).json["status"] == "PROCESSING")
    customer.pass(0.2)
    #expect(try customer.status(id).json["metrics"]?["inference_time"]?.double == seconds)
  }

  @Test("The history filters by day, model and status, and shows pages")
  func historyFilters() throws {
    var customer = try Customer()
    let old = try customer.submit("mock-inference", ["sleep": 1])
    customer.pass(3 * 86_400)
    let failed = try customer.submit("p-video", ["prompt": "[failed] x"])
    customer.pass(60)
    let open = try customer.submit("pixverse-text2video", pixverse(5, "fast", "540p"))

    func ids(_ query: String) throws -> [String] {
      try customer.history(query).compactMap { $0["request_id"]?.text }
    }
    #expect(try ids("") == [open, failed, old])
    #expect(try ids("sort_order=asc") == [old, failed, open])
    #expect(try ids("model_name=video") == [open, failed])
    #expect(try ids("status=PENDING") == [open])
    #expect(try ids("status=FAILED") == [failed])
    #expect(try ids("sort_by=credits_deduction")[0] == old)
    #expect(try ids("page=2&per_page=2") == [old])
    let day = customer.now.addingTimeInterval(-86_400).formatted(.iso8601.year().month().day())
    #expect(try ids("from_date=\(day)") == [open, failed])
    customer.pass(8 * 86_400)
    #expect(try ids("").isEmpty)
    for query in ["from_date=2026-01-01", "per_page=101", "status=DONE", "from_date=yesterday"] {
      let path = "/inference-request/request-history?\(query)"
      #expect(try customer.get(path).status == 400)
    }
  }

  @Test("Generations lists what has a clip, with the words and the values behind it")
  func generations() throws {
    var customer = try Customer()
    _ = try customer.submit()
    _ = try customer.submit("p-video", ["prompt": "[failed] x"])
    customer.pass(20)
    for target in ["generations?page=1", "recent-generations?model_name=p-video"] {
      let rows = try customer.get("/inference-request/\(target)").json["generations"]?.list
      #expect(rows?.count == 1)
      #expect(rows?.first?["prompt"] == "a cat")
      #expect(rows?.first?["parameters"] == Customer.cat)
      #expect(rows?.first?["status"] == "COMPLETED")
    }
  }

  @Test("What was accepted is still there after the service was killed")
  func survivesRestart() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "simulated-account-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }

    var before = try Customer(folder: folder)
    let done = try before.submit()
    before.pass(20)
    let clip = try before.get(try before.clip(of: done)).body
    let running = try before.submit("p-video", ["prompt": "[odd-output] a dog"])
    _ = try before.post("/v2/p-video", ["prompt": "[dropped-after] a bird"])

    var after = try Customer(balance: 1, folder: folder)
    after.now = before.now
    #expect(after.api.credits(at: after.now) == before.api.credits(at: before.now))
    #expect(try after.result(done).json == before.result(done).json)
    #expect(try after.get(try after.clip(of: done)).body == clip)
    #expect(try after.status(running).json["status"] == "QUEUED")
    after.pass(20)
    #expect(try after.result(running).json["output"]?.list?.count == 2)
    #expect(after.api.credits(at: after.now) == 24.985)
    #expect(try after.history().count == 4)
    let id = try after.submit()
    #expect(id.count == 32)
  }

  @Test("Two programs on one folder see each other's jobs and share the money")
  func sharedFolder() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "simulated-account-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var one = try Customer(folder: folder)
    var two = try Customer(folder: folder)
    let first = try one.submit()
    let second = try two.submit()
    #expect(try two.status(first).json["status"] == "QUEUED")
    #expect(one.api.credits(at: one.now) == 24.99)
    one.pass(20)
    two.pass(20)
    #expect(try one.status(second).json["status"] == "COMPLETED")
    #expect(try two.result(first).json["output"] == one.result(first).json["output"])
    #expect(try Customer(folder: folder).api.credits(at: one.now) == 24.99)
    #expect(two.api.credits(at: two.now) == 24.99)
  }

  @Test("An account that cannot be read is an error, not a new account")
  func unreadableAccount() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "simulated-account-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{".utf8).write(to: folder.appending(path: "account.json"))
    #expect(throws: (any Error).self) { try Customer(folder: folder) }
  }
}
