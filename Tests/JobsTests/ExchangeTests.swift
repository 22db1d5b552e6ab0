import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// A job written down for other programs, and what others wrote down read again.
@Suite struct ExchangeTests {
  private static let model = ModelCatalog()["p-video"]

  private func job(_ prompt: String, _ changes: JobChange...) -> Job {
    let values: Values = [
      "prompt": .text(prompt), "aspect_ratio": "16:9", "duration": 5, "seed": 7,
    ]
    let job = Job(
      id: "a", token: "a", model: "p-video", contract: .v2, values: values, seed: 7,
      origin: "https://api.segmind.com", keyFingerprint: "k", estimate: nil, owner: "me",
      createdAt: .distantPast)
    return changes.reduce(job) { $1.apply(to: $0) ?? $0 }
  }

  /// Texts of every sign that means something to a shell, to JSON or to a template.
  private static let texts: [String] = {
    var generator = SystemRandomNumberGenerator()
    let signs = Array("ab 'x\"\\$`{}|__!#\n\té🦊&;<>()*?[]~%=")
    return ["it's a {red|blue} fox", "__animal__", "\\{", "'", "a\\"]
      + (0..<200).map { _ in
        String(
          (0..<Int.random(in: 1...12, using: &generator)).map { _ in signs.randomElement() ?? "a" })
      }
  }()

  @Test func whatGoesOutAsCurlComesBackAsItWas() throws {
    let model = try #require(Self.model)
    for text in Self.texts {
      let job = job(text)
      let line = ExchangeFormat.curl.text(of: job, model)
      let request = try #require(PastedRequest(line), "\(line)")
      #expect(request.model == "p-video")
      #expect(request.values(for: model).known == job.values, "\(line)")
      let json = try #require(PastedRequest(ExchangeFormat.json.text(of: job, model)))
      #expect(json.values(for: model).known == job.values)
    }
  }

  @Test func aTextIsOneWordOfAShellAndOneTextOfATemplate() throws {
    for text in Self.texts {
      #expect(ShellLine.words(ShellLine.quoted(text)) == [text])
      let template = try TextTemplate(TextTemplate.literal(text))
      #expect(template.count == 1, "\(text)")
      #expect(template[0].text == text)
    }
  }

  /// What is recalled is read by a person: no more of it is marked than has to be.
  @Test(arguments: [
    ("a {red|blue} snake_case fox", "a \\{red|blue} snake_case fox"),
    ("{a} a|b snake_case", "{a} a|b snake_case"),
    ("__a__ b_c", "\\__a\\__ b_c"),
  ])
  func asLittleAsCanBeIsMarked(text: String, literal: String) throws {
    #expect(TextTemplate.literal(text) == literal)
  }

  @Test func theRunLineHasEveryValue() throws {
    let model = try #require(Self.model)
    #expect(
      ExchangeFormat.run.text(of: job("it's a {red|blue} fox"), model)
        == #"dailies run p-video 'prompt=it'\''s a \{red|blue} fox' aspect_ratio=16:9 duration=5 seed=7"#
    )
  }

  @Test func pythonGoesByTheOfficialClient() throws {
    #expect(
      ExchangeFormat.python.text(of: job("a \"fox\""), try #require(Self.model)) == """
        import os

        from segmind import SegmindClient

        client = SegmindClient(api_key=os.environ["SEGMIND_API_KEY"])
        job = client.submit_async(
            "p-video",
            prompt="a \\"fox\\"",
            aspect_ratio="16:9",
            duration=5,
            seed=7,
        )
        print(job.wait(timeout=\(Int(try #require(Self.model).deadline)))["output"])
        """)
  }

  @Test func aFileGoesOutAsItsAddressOrIsNamed() throws {
    let model = try #require(ModelCatalog()["p-video-avatar"])
    let values: Values = ["image": "/films/ada.png", "voice_script": "Good morning.", "seed": 7]
    let waiting = Job(
      id: "a", token: "a", model: model.slug, contract: .v2, values: values, seed: 7,
      files: ["/films/ada.png": "5a"], origin: "demo", keyFingerprint: "k", estimate: nil,
      owner: "me", createdAt: .distantPast)
    for format in [ExchangeFormat.curl, .python] {
      #expect(format.text(of: waiting, model).contains("# Upload /films/ada.png first"))
    }
    let body = #"{"image":"https://files/ada.png","seed":7,"voice_script":"Good morning."}"#
    let sent = try #require(
      JobChange.claimed(body: body, owner: "me", at: .distantPast).apply(to: waiting))
    let line = ExchangeFormat.curl.text(of: sent, model)
    #expect(line.contains("https://files/ada.png") && !line.contains("Upload"))
    #expect(
      line.contains("https://api.segmind.com/v2/p-video-avatar"), "the demo's is the real one's")
    #expect(ExchangeFormat.run.text(of: sent, model).contains("image=/films/ada.png"))
    let refused = try #require(
      JobChange.failed(
        Failure(.inputRefused, what: "No.", charged: .no, next: "Again."), reply: nil,
        at: .distantPast
      ).apply(to: sent))
    #expect(ExchangeFormat.curl.text(of: refused, model).contains("# Upload /films/ada.png first"))
  }

  @Test(arguments: [
    #"curl -X POST https://api.segmind.com/v1/p-video -H "x-api-key: SG_0123" -d '{"prompt":"a"}'"#,
    #"curl 'https://api.segmind.com/v2/p-video?x=1' --header 'x-api-key: SG_0123' --data-raw $'{"prompt":"a"}' --compressed"#,
    #"curl --request POST --url https://api.segmind.com/v2/p-video --json='{"prompt":"a"}'"#,
    "curl https://api.segmind.com/v2/p-video \\\n  -H \"x-api-key: SG_0123\" \\\n  -d \"{\\\"prompt\\\":\\\"a\\\"}\"",
    #"curl https://api.segmind.com/v2/p-video \   -H 'x-api-key: SG_0123' \   -d '{"prompt":"a"}'"#,
  ])
  func curlIsReadAsPeopleWriteIt(line: String) throws {
    let request = try #require(PastedRequest(line))
    #expect(request.model == "p-video")
    #expect(request.values(for: try #require(Self.model)).known == ["prompt": "a"])
    #expect(!"\(request)".contains("SG_0123"))
  }

  @Test(arguments: [
    "curl https://api.segmind.com/v2/p-video", "curl 'https://api", "a fox", "[1]", "7", "",
    "curl https://api.segmind.com/v2/p-video -d @body.json",
  ])
  func whatIsNoRequestIsNone(text: String) { #expect(PastedRequest(text) == nil) }

  @Test func namesThatTheModelHasNotAreToldAndNumbersInTextsAreRead() throws {
    let request = try #require(PastedRequest(#"{"prompt":"a","duration":"8","fps":24,"steps":3}"#))
    let (known, unknown) = request.values(for: try #require(Self.model))
    #expect(known == ["prompt": "a", "duration": 8])
    #expect(unknown == ["fps": 24, "steps": 3])
  }
}
