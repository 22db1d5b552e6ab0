import Foundation
import Jobs
import Media
import Simulator
import TestSupport
import Testing

/// Clips that are given away, with what made them, and sheets of several.
@Suite(.timeLimit(.minutes(5))) struct ExportTests {
  static let hasFFmpeg = FFmpeg().missing == nil

  struct Made {
    let id: String
    let clip: String
    let report: JSON
  }

  private static func make(
    _ stage: Stage, seed: Int = 7, prompt: String = "an <owl> & \"friends\"\nat night"
  ) async throws -> Made {
    let ended = try await stage.run(
      "run", "p-video", "--yes", "--json", "prompt=\(prompt)", "seed=\(seed)")
    let job = try #require(ended.objects.first)
    return Made(
      id: try #require(job["id"]?.text), clip: try #require(job["file"]?.text), report: job)
  }

  private static func folder(_ name: String, _ stage: Stage) throws -> String {
    let path = stage.program.home.path + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private static func content(_ path: String) -> Data? {
    FileManager.default.contents(atPath: path)
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  @Test(.enabled(if: hasFFmpeg)) func whatMadeAClipIsReadFromItsCopy() async throws {
    try await Stage.open { stage in
      let made = try await Self.make(stage)
      let before = try #require(Self.content(made.clip))
      let out = try Self.folder("out", stage)
      let ended = try await stage.run("export", String(made.id.prefix(5)), "--to", out)
      #expect(ended.code == 0, "\(ended.words)")
      let copy = try #require(ended.lines.first)
      #expect(copy == "\(out)/\(URL(filePath: made.clip).lastPathComponent)")
      #expect(Self.content(made.clip) == before, "the library's clip stays as it was")
      // As on another machine.
      let shown = try await stage.run(
        "show", "--json", copy, "--library", stage.program.home.path + "/another")
      let told = try #require(shown.objects.first)
      for name in ["id", "model", "parameters", "seed", "request_id", "cost_usd", "sha256"] {
        #expect(told[name] == made.report[name], "\(name)")
        #expect(told[name] != nil)
      }
      #expect(!shown.output.contains(stage.program.home.path))
      // Its pictures are those of the clip.
      let (own, copied) = (
        try await FFmpeg().facts(of: made.clip), try await FFmpeg().facts(of: copy)
      )
      #expect(own == copied)
    }
  }

  @Test func withoutTheRecipeTheCopyIsTheClipAndNeedsNoFFmpeg() async throws {
    try await Stage.open { stage in
      let made = try await Self.make(stage)
      var bare = stage.program
      bare.environment["PATH"] = "/nowhere"
      let target = stage.program.home.path + "/fox.mp4"
      let refused = try await bare.run("export", made.id, "--to", target)
      #expect(refused.code == 1)
      #expect(refused.words.contains("ffmpeg is not installed: sudo apt install ffmpeg"))
      #expect(refused.words.contains("--without-recipe"))
      #expect(Self.content(target) == nil)
      let sheet = try await bare.run("export", made.id, "--html", target + ".html")
      #expect(sheet.code == 1)
      #expect(sheet.words.contains("ffmpeg is not installed"))
      let ended = try await bare.run("export", made.id, "--to", target, "--without-recipe")
      #expect(ended.lines == [target])
      #expect(Self.content(target) == Self.content(made.clip))
      let shown = try await bare.run("show", "--json", target)
      #expect(shown.objects.first?["id"]?.text == made.id, "the library knows its content")
    }
  }

  @Test func whatIsThereIsNeverOverwrittenAndNoFolderMade() async throws {
    try await Stage.open { stage in
      let made = try await Self.make(stage)
      let out = try Self.folder("out", stage)
      let mine = try stage.program.write("mine", to: "out/fox.mp4")
      let cases: [(arguments: [String], words: String)] = [
        ([made.id, "--to", mine], "fox.mp4 is there already; nothing is overwritten."),
        ([made.id, "--html", mine], "is there already"),
        ([made.id, "--sheet", mine], "is there already"),
        ([made.id, "--to", out + "/none/fox.mp4"], "There is no folder \(out)/none."),
        ([made.id, "--to", out + "/none/"], "There is no folder \(out)/none."),
        (["zzzzz", "--to", out], "There is no job zzzzz"),
        ([made.id, "zzzzz", "--to", out], "There is no job zzzzz"),
        ([made.id], "Say where to"),
      ]
      for (arguments, words) in cases {
        let ended = try await stage.program.run(["export"] + arguments + ["--without-recipe"])
        #expect(ended.code == 2, "\(arguments)")
        #expect(ended.words.contains(words), "\(arguments): \(ended.words)")
        #expect(ended.output.isEmpty)
      }
      #expect(try Self.names(in: out) == ["fox.mp4"])
      #expect(Self.content(mine) == Data("mine".utf8))
      try FileManager.default.removeItem(atPath: made.clip)
      let gone = try await stage.run("export", made.id, "--to", out, "--without-recipe")
      #expect(gone.code == 1)
      #expect(gone.words.contains("is no longer there"))
    }
  }

  @Test(.enabled(if: hasFFmpeg)) func aClipThatCannotBeReadHoldsUpNoOther() async throws {
    try await Stage.open { stage in
      let one = try await Self.make(stage, seed: 1)
      let two = try await Self.make(stage, seed: 2)
      try Data("<html>".utf8).write(to: URL(filePath: one.clip))
      let out = try Self.folder("out", stage)
      let ended = try await stage.run("export", one.id, two.id, "--to", out)
      #expect(ended.code == 3)
      #expect(ended.lines == ["\(out)/\(URL(filePath: two.clip).lastPathComponent)"])
      #expect(ended.words.contains(one.clip))
      #expect(try Self.names(in: out).count == 1, "nothing half is left")
    }
  }

  @Test(.enabled(if: hasFFmpeg)) func aSheetShowsSeveralJobs() async throws {
    try await Stage.open { stage in
      let one = try await Self.make(stage, seed: 1)
      let two = try await Self.make(stage, seed: 2, prompt: "<script>alert('x')</script>")
      let (html, png) = (
        stage.program.home.path + "/all.html", stage.program.home.path + "/all.png"
      )
      let ended = try await stage.run(
        "export", one.id, two.id, one.id, "--html", html, "--sheet", png)
      #expect(ended.code == 0, "\(ended.words)")
      #expect(ended.lines == [png, html])
      let page = String(decoding: try #require(Self.content(html)), as: UTF8.self)
      #expect(page.components(separatedBy: "<section>").count == 3)
      let images = page.components(separatedBy: "src=\"data:image/jpeg;base64,").dropFirst()
      #expect(images.count == 10)
      for image in images {
        let bytes = Data(base64Encoded: String(image.prefix { $0 != "\"" }))
        #expect(bytes?.prefix(3) == Data([0xFF, 0xD8, 0xFF]))
      }
      #expect(page.contains("an &lt;owl&gt; &amp; &quot;friends&quot;\nat night"))
      #expect(!page.contains("<script"))
      #expect(!page.contains("http://") && !page.contains("https://"), "it needs nothing else")
      for words in ["seed 1<", "seed 2<", "0.005 credits", "aspect_ratio"] {
        #expect(page.contains(words), "\(words)")
      }
      let facts = try await FFmpeg().facts(of: png)
      #expect(facts.codec == "png")
      #expect(try #require(facts.width) > 1000)
      #expect(try #require(facts.height) > 300)
    }
  }
}
