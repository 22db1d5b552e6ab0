import Foundation
import Simulator
import Testing

@Suite("What the service charges, and what it refuses before it does")
struct MoneyTests {
  @Test("Two equal POSTs are two jobs and two charges", arguments: [[:], ["idempotency-key": "1"]])
  func noIdempotency(headers: [String: String]) throws {
    var customer = try Customer()
    let replies = try (0..<2).map { _ in
      try customer.post("/v2/p-video", Customer.cat, headers: headers)
    }
    #expect(Set(replies.map { $0.json["request_id"]?.text }).count == 2)
    customer.pass(20)
    #expect(customer.api.credits(at: customer.now) == 24.99)
    #expect(customer.api.posts.map(\.slug) == ["p-video", "p-video"])
    #expect(customer.api.posts.map(\.contract) == ["v2", "v2"])
    #expect(customer.api.posts.map(\.body) == [Customer.cat, Customer.cat])
  }

  @Test("Money is reserved at submit, and given back when the job fails")
  func reserveAndRelease() throws {
    var customer = try Customer(balance: 1)
    let mock: JSON = ["credits": 0.4, "sleep": 10, "prompt": "[failed] x"]
    _ = try customer.submit("mock-inference", mock)
    #expect(customer.api.credits(at: customer.now) == 0.6)
    _ = try customer.submit("mock-inference", ["credits": 0.5, "sleep": 10])
    #expect(customer.api.credits(at: customer.now) == 0.1)
    customer.pass(11)
    #expect(customer.api.credits(at: customer.now) == 0.5)
  }

  @Test(
    "A balance below the cost is refused with both numbers", arguments: [("v1", 406), ("v2", 402)])
  func insufficientCredits(contract: String, status: Int) throws {
    let customer = try Customer(balance: 0.25)
    let reply = try customer.post("/\(contract)/mock-inference", ["credits": 0.5])
    #expect(reply.status == status)
    #expect(
      reply.error == "Insufficient credits. You have 0.25 credits, this request needs 0.5.")
    #expect(try customer.history().isEmpty)
  }

  @Test(
    "Prices follow what is asked for",
    arguments: [
      ("p-video", Customer.cat, 0.005),
      ("p-video-animate", Customer.dance, 0.1875),
      (
        "p-video-avatar",
        [
          "image": "https://a.test/a.jpg",
          "voice_script": "Four seconds of speech, give or take, here it is.",
          "resolution": "1080p",
        ], 0.225
      ),
      ("pixverse-text2video", pixverse(5, "normal", "540p"), 0.375),
      ("pixverse-text2video", pixverse(8, "normal", "720p"), 1),
      ("pixverse-text2video", pixverse(5, "fast", "360p"), 0.75),
      ("pixverse-text2video", pixverse(5, "normal", "1080p"), 1),
    ] as [(String, JSON, Double)])
  func prices(slug: String, body: JSON, cost: Double) throws {
    var customer = try Customer()
    let id = try customer.submit(slug, body)
    customer.pass(100)
    #expect(try customer.status(id).json["metrics"]?["cost"]?.double == cost)
    #expect(abs(customer.api.credits(at: customer.now) - (25 - cost)) < 0.000_001)
  }

  @Test(
    "A value outside a fixed set is refused at submit, and nothing is queued",
    arguments: [
      ("p-video", ["prompt": "x", "aspect_ratio": "5:1"], "aspect_ratio"),
      ("p-video-animate", ["target_fps": 24], "target_fps"),
      ("p-video-animate", ["resolution": "4k"], "resolution"),
      ("p-video-avatar", ["voice": "Nobody"], "voice"),
      ("pixverse-text2video", ["duration": 6], "duration"),
      ("pixverse-text2video", ["style": "oil"], "style"),
    ] as [(String, JSON, String)])
  func fixedSets(slug: String, body: JSON, field: String) throws {
    let customer = try Customer()
    for contract in ["v1", "v2"] {
      let reply = try customer.post("/\(contract)/\(slug)", body)
      #expect(reply.status == 406)
      #expect(reply.error?.contains("\(field) must be one of") == true)
    }
    #expect(try customer.history().isEmpty)
  }

  @Test(
    "Everything else fails in the job within milliseconds: 422 on v2, 500 on v1",
    arguments: [
      ("p-video", ["duration": 5], "Prompt is Mandatory and must be string"),
      ("p-video", ["prompt": 5], "Prompt is Mandatory and must be string"),
      (
        "p-video", ["prompt": "x", "duration": 16],
        "Validation error in p-video: duration must be an integer from 3 to 15; got 16"
      ),
      (
        "p-video", ["prompt": "x", "seed": "7"],
        "Validation error in p-video: seed must be an integer from -1 to 999999999999999; got \"7\""
      ),
      (
        "p-video-animate", ["video": "https://a.test/v.mp4"],
        "Validation error in p-video-animate: image is required"
      ),
      (
        "p-video-animate", ["image": "data:image/png;base64,AA", "video": "https://a.test/v.mp4"],
        "Reference media rejected: URL must be a valid HTTP or HTTPS URL."
      ),
      (
        "p-video-animate", ["image": "https://a.test/i.png", "video": "file:///v.mp4"],
        "Reference media rejected: URL must be a valid HTTP or HTTPS URL."
      ),
      (
        "p-video-replace", ["images": [], "video": "https://a.test/v.mp4"],
        "Validation error in p-video-replace: images must be a list of 1 to 3 URLs; got []"
      ),
      (
        "p-video-replace", ["images": ["file:///i.png"], "video": "https://a.test/v.mp4"],
        "Reference media rejected: URL must be a valid HTTP or HTTPS URL."
      ),
      (
        "p-video-avatar", ["image": "https://a.test/i.png", "voice_script": ""],
        "Either audio or voice_script is required."
      ),
      (
        "p-video-avatar", ["image": "https://a.test/i.png", "strength_negative_prompt": 4.5],
        "Validation error in p-video-avatar: strength_negative_prompt must be a number"
          + " from 0.0 to 4.0; got 4.5"
      ),
      (
        "pixverse-text2video", pixverse(8, "fast", "540p"),
        "motion_mode fast is only available when duration is 5"
      ),
      (
        "pixverse-text2video", pixverse(8, "normal", "1080p"),
        "quality 1080p is only available when duration is 5"
      ),
      (
        "pixverse-text2video", pixverse(5, "fast", "1080p"),
        "quality 1080p does not support motion_mode fast"
      ),
    ] as [(String, JSON, String)])
  func lateFailures(slug: String, body: JSON, text: String) throws {
    var customer = try Customer()
    let id = try customer.submit(slug, body)
    #expect(try customer.status(id).json["status"] == "QUEUED")
    customer.pass(0.05)
    for reply in [try customer.status(id), try customer.result(id)] {
      #expect(reply.status == 422)
      #expect(reply.json["status"] == "FAILED")
      #expect(reply.error == text)
      #expect(reply.json["metrics"]?["cost"] == nil)
    }
    let sync = try customer.make(slug, body)
    #expect(sync.status == 500)
    #expect(sync.error == text)
    #expect(customer.api.credits(at: customer.now) == 25)
    #expect(try customer.history("status=FAILED").count == 2)
  }

  @Test("The ten mixes that pixverse can make are made", arguments: [5, 8], ["normal", "fast"])
  func pixverseMixes(duration: Int, motion: String) throws {
    let legal = try ["360p", "540p", "720p", "1080p"].filter { quality in
      var customer = try Customer()
      let id = try customer.submit("pixverse-text2video", pixverse(duration, motion, quality))
      customer.pass(60)
      return try customer.status(id).json["status"] == "COMPLETED"
    }
    switch (duration, motion) {
    case (5, "normal"): #expect(legal.count == 4)
    case (8, "fast"): #expect(legal.isEmpty)
    default: #expect(legal == ["360p", "540p", "720p"])
    }
  }

  @Test("What is no JSON object for a known model is refused before anything else")
  func refusedBeforeQueue() throws {
    let customer = try Customer()
    let body = Customer.cat.bytes
    #expect(try customer.reply("POST", "/v2/no-such-model", body: body).status == 404)
    #expect(try customer.reply("POST", "/v2/p-video", body: Data("[]".utf8)).status == 400)
    #expect(try customer.reply("POST", "/v2/p-video", body: Data("{".utf8)).status == 400)
    let plain = try customer.reply(
      "POST", "/v2/p-video", body: body, headers: ["content-type": "text/plain"])
    #expect(plain.status == 406)
    #expect(plain.error == "Invalid content type")
    #expect(try customer.history().isEmpty)
    #expect(customer.api.posts.count == 4)
  }
}

func pixverse(_ duration: Int, _ motion: String, _ quality: String) -> JSON {
  [
    "prompt": "a storm", "aspect_ratio": "16:9", "duration": .int(duration),
    "motion_mode": .string(motion), "quality": .string(quality), "style": nil,
  ]
}
