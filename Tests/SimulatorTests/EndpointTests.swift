import Foundation
import Simulator
import Testing

@Suite("The documented shape of each endpoint")
struct EndpointTests {
  @Test("v2 answers a submit at once, with URLs on the base it came to")
  func submitShape() throws {
    let customer = try Customer()
    let json = try customer.post("/v2/p-video", Customer.cat).json
    let id = try #require(json["request_id"]?.text)
    #expect(json["status"] == "QUEUED")
    #expect(json["poll_url"] == .string("http://sim.test/v1/requests/\(id)"))
    #expect(json["status_url"] == .string("http://sim.test/v2/requests/\(id)/status"))
    #expect(json["response_url"] == .string("http://sim.test/v2/requests/\(id)"))
  }

  @Test("Request ids come dashed and as plain hex in turn")
  func idsAlternate() throws {
    let customer = try Customer()
    let ids = try (0..<4).map { _ in try customer.submit() }
    #expect(ids.map(\.count) == [36, 32, 36, 32])
    #expect(Set(ids).count == 4)
  }

  @Test("A job goes QUEUED, PROCESSING, COMPLETED, and only then shows its cost")
  func statesInOrder() throws {
    var customer = try Customer()
    let id = try customer.submit()
    #expect(try customer.status(id).json["status"] == "QUEUED")
    customer.pass(1)
    #expect(try customer.status(id).json["status"] == "PROCESSING")
    #expect(try customer.status(id).json["metrics"] == [:])
    #expect(try customer.result(id).json["status"] == "PROCESSING")
    customer.pass(15.8)
    #expect(try customer.status(id).json["status"] == "PROCESSING")
    customer.pass(0.1)
    let done = try customer.status(id)
    #expect(done.status == 200)
    #expect(done.json["status"] == "COMPLETED")
    #expect(done.json["output"] == nil)
    #expect(
      done.json["metrics"] == [
        "inference_time": 16.43, "queue_time": 0.4, "total_time": 16.83, "cost": 0.005,
        "remaining_credits": 24.995,
      ])
  }

  @Test("A result names the clip, its size and the seed as strings")
  func resultShape() throws {
    var customer = try Customer()
    let id = try customer.submit()
    customer.pass(20)
    let json = try customer.result(id).json
    let url = try #require(json["output"]?.text)
    #expect(url.hasPrefix("http://sim.test/generations/") && url.hasSuffix(".mp4"))
    #expect(json["video"]?["url"]?.text == url)
    #expect(json["video"]?["content_type"] == "video/mp4")
    #expect(json["seed"] == "7")
    #expect(json["prompt"] == "a cat")
    #expect(json["error"] == .null)
    let clip = try customer.get(String(url.dropFirst("http://sim.test".count)))
    #expect(clip.isVideo)
    #expect(json["video"]?["file_size"] == .string(String(clip.body.count)))
  }

  @Test("v1 answers nothing until the job has ended, then the clip itself")
  func v1Shape() throws {
    var customer = try Customer()
    let start = customer.now
    let reply = try customer.make()
    #expect(abs(customer.now.timeIntervalSince(start) - 16.83) < 0.001)
    #expect(reply.status == 200)
    #expect(reply.isVideo)
    #expect(reply.headers["content-type"] == "video/mp4")
    #expect(reply.headers["content-length"] == String(reply.body.count))
    #expect(reply.headers["x-cost"] == "0.005")
    #expect(reply.headers["x-remaining-credits"] == "24.995")
    #expect(reply.headers["x-generation-time"] == "16.43")
    #expect(reply.headers["x-seed-value"] == "7")
    let id = try #require(reply.headers["x-request-id"])
    #expect(try customer.history()[0]["request_id"]?.text == id)
  }

  @Test(
    "Without a seed, or with -1, the service draws one and says which",
    arguments: [["prompt": "a cat"], ["prompt": "a cat", "seed": -1]] as [JSON])
  func drawsSeed(body: JSON) throws {
    var customer = try Customer()
    let reply = try customer.make("p-video", body)
    let drawn = try #require(reply.headers["x-seed-value"].flatMap { Int($0) })
    #expect(drawn > 0)
  }

  @Test("Credits have a hyphen in their second name, and the answer carries the date")
  func creditsShape() throws {
    var customer = try Customer(balance: 9.5)
    customer.now = Date(timeIntervalSince1970: 784_111_777)
    let reply = try customer.get("/v1/get-user-credits")
    #expect(reply.json == ["credits": 9.5, "free-credits": 0])
    #expect(reply.headers["date"] == "Sun, 06 Nov 1994 08:49:37 GMT")
  }

  @Test("An upload gives one public URL per file, in order")
  func uploadShape() throws {
    let customer = try Customer()
    let files = [Data("face".utf8), Data((0..<255).map { UInt8($0) })]
    let body: JSON = [
      "data_urls": [
        .string("data:image/jpeg;base64,\(files[0].base64EncodedString())"),
        .string("data:video/mp4;base64,\(files[1].base64EncodedString())"),
      ]
    ]
    // Some writers of JSON put a backslash before each slash.
    let escaped = Data(body.bytes.split(separator: UInt8(ascii: "/")).joined(separator: [92, 47]))
    for bytes in [body.bytes, escaped] {
      let reply = try customer.reply("POST", "/upload-asset", body: bytes)
      #expect(reply.json["message"] == "Files uploaded successfully")
      let urls = try #require(reply.json["file_urls"]?.list).compactMap(\.text)
      #expect(urls.map { $0.split(separator: ".").last } == ["jpg", "mp4"])
      for (url, file) in zip(urls, files) {
        #expect(url.hasPrefix("http://sim.test/assets/"))
        #expect(try customer.get(String(url.dropFirst("http://sim.test".count))).body == file)
      }
    }
    #expect(customer.api.uploadCount == 4)
  }

  @Test(
    "An upload that is no list of base64 files is refused",
    arguments: [
      "{}", #"{"data_urls":[]}"#, #"{"data_urls":["https://example.com/a.jpg"]}"#,
      #"{"data_urls":["data:image/png;base64,*"]}"#, #"{"data_urls":["data:image/png;base64,AAAA""#,
    ])
  func badUploadIsRefused(body: String) throws {
    let customer = try Customer()
    #expect(try customer.reply("POST", "/upload-asset", body: Data(body.utf8)).status == 400)
    #expect(customer.api.uploadCount == 0)
  }

  @Test("A part of a clip can be asked for, as a broken download does")
  func ranges() throws {
    var customer = try Customer()
    let id = try customer.submit()
    customer.pass(20)
    let path = try customer.clip(of: id)
    let whole = try customer.get(path)
    let head = try customer.reply("HEAD", path)
    #expect(head.body.isEmpty)
    #expect(head.headers["content-length"] == String(whole.body.count))
    #expect(head.headers["accept-ranges"] == "bytes")

    let size = whole.body.count
    for (range, part) in [("10-19", 10..<20), ("100-", 100..<size), ("-5", size - 5..<size)] {
      let reply = try customer.get(path, headers: ["range": "bytes=\(range)"])
      #expect(reply.status == 206)
      #expect(reply.body == whole.body[part])
      #expect(
        reply.headers["content-range"]
          == "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)")
    }
    #expect(try customer.get(path, headers: ["range": "bytes=\(size)-"]).status == 416)
    let other = ["range": "bytes=10-19", "if-range": "\"another\""]
    #expect(try customer.get(path, headers: other).body.count == size)
  }

  @Test("A key that comes with a request for a clip or an asset is counted as a leak")
  func leaksAreCounted() throws {
    let customer = try Customer()
    _ = try customer.get("/generations/x.mp4")
    #expect(customer.api.leakedKeys == 0)
    _ = try customer.get("/generations/x.mp4", headers: ["x-api-key": "SG_1"])
    _ = try customer.get("/assets/x.mp4", headers: ["X-API-Key": "SG_1"])
    #expect(customer.api.leakedKeys == 2)
  }

  @Test(
    "A missing key and a wrong one get different texts",
    arguments: [
      (nil, [:], "Missing Authorization or x-api-key in header"),
      ("SG_refused", [:], "Unauthorized. API key is invalid or may have expired."),
      (
        nil, ["authorization": "Bearer SG_1"],
        "Unauthorized. API key is invalid or may have expired."
      ),
    ])
  func keys(key: String?, headers: [String: String], text: String) throws {
    var customer = try Customer()
    customer.key = key
    for target in ["/v1/get-user-credits", "/inference-request/request-history"] {
      let reply = try customer.get(target, headers: headers)
      #expect(reply.status == 401)
      #expect(reply.error == text)
    }
    #expect(try customer.post("/v2/p-video", Customer.cat, headers: headers).status == 401)
    #expect(try customer.post("/v1/p-video", Customer.cat, headers: headers).error == text)
    #expect(customer.api.posts.count == 2)
    #expect(customer.api.credits(at: customer.now) == 25)
  }

  @Test("An unknown request is 404 on every path that takes an id")
  func unknownRequest() throws {
    let customer = try Customer()
    let id = "00000000-0000-4000-8000-000000000000"
    #expect(try customer.status(id).error == "Request \(id) not found")
    #expect(try customer.result(id).status == 404)
    #expect(try customer.get("/v1/requests/\(id)").error?.hasSuffix("Not Found") == true)
    #expect(try customer.get("/inference-request/request-history/\(id)").status == 404)
  }

  @Test("A wrong verb gets a page of HTML, as from a proxy")
  func wrongVerb() throws {
    let customer = try Customer()
    let reply = try customer.get("/v1/p-video")
    #expect(reply.status == 405)
    #expect(reply.headers["content-type"] == "text/html")
    #expect(try customer.reply("DELETE", "/v2/requests/1").status == 405)
  }

  @Test("The five models and the test model are listed")
  func models() throws {
    let json = try Customer().get("/inference-model-information/list").json
    #expect(
      json["models"]?.list?.compactMap { $0["slug"]?.text } == [
        "mock-inference", "p-video", "p-video-animate", "p-video-avatar", "p-video-replace",
        "pixverse-text2video",
      ])
  }
}
