import Foundation
import Simulator
import StudioUI
import TestSupport
import Testing

/// Which setting is in force, and who may say so.
@Suite(.timeLimit(.minutes(5))) struct SettingsTests {
  @Test func aFlagGoesBeforeTheEnvironmentBeforeTheConfigurationBeforeTheDefault() async throws {
    var program = try Program()
    defer { program.remove() }
    let home = program.home.path
    #expect(try await library(program) == "\(home)/data/dailies")
    try program.write("library = \"~/configured\"\n", to: "config/dailies/config.toml")
    #expect(try await library(program) == "\(home)/configured")
    program.environment["DAILIES_LIBRARY"] = "\(home)/named"
    #expect(try await library(program) == "\(home)/named")
    #expect(try await library(program, "--library", "flagged") == "\(home)/flagged")
  }

  private func library(_ program: Program, _ arguments: String...) async throws -> String? {
    let ended = try await program.run(["paths"] + arguments)
    #expect(ended.code == 0, "\(ended.words)")
    return ended.lines.first { $0.hasPrefix("library\t") }.map { String($0.dropFirst(8)) }
  }

  @Test(arguments: ["", "/", "/v1", "/v1/", "/v2"])
  func theAPIMayBeNamedWithOrWithoutItsVersion(ending: String) async throws {
    try await Stage.open { stage in
      var program = stage.program
      program.environment["SEGMIND_API_URL"] = nil
      let ended = try await program.run(
        "run", "p-video", "--yes", "prompt=a", "--api-url", stage.address + ending)
      #expect(ended.code == 0, "\(ended.words)")
      program.environment["SEGMIND_API_URL"] = stage.address + ending
      let doctor = try await program.run("doctor")
      #expect(doctor.code == 0, "\(doctor.words)")
      #expect(doctor.output.contains("\(stage.address)  (SEGMIND_API_URL)"))
    }
  }

  @Test func uploadsAndHistoryFollowTheAPIUnlessNamedThemselves() async throws {
    try await Stage.open { uploads in
      try await Stage.open { stage in
        var program = stage.program
        program.environment["SEGMIND_UPLOAD_URL"] = uploads.address
        try program.write(Media.png, to: "face.png")
        let ended = try await program.run(
          "run", "p-video-avatar", "--yes", "image=face.png", "voice_script=Hi")
        #expect(ended.code == 0, "\(ended.words)")
        #expect(uploads.api.uploadCount == 1)
        #expect(stage.api.uploadCount == 0)
        #expect(uploads.api.posts.isEmpty)
      }
    }
  }

  @Test func clipsGoWhereTheConfigurationSays() async throws {
    try await Stage.open { stage in
      try stage.program.write("clips_folder = \"~/films\"\n", to: "config/dailies/config.toml")
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=a")
      #expect(ended.lines.first?.hasPrefix(stage.program.home.path + "/films/") == true)
      let doctor = try await stage.run("doctor")
      #expect(doctor.output.contains("/films  (config.toml)"))
    }
  }

  @Test func aModelIsSubmittedByTheContractOfTheConfiguration() async throws {
    try await Stage.open { stage in
      try stage.program.write(
        "[contract]\np-video = \"v2\"\n", to: "config/dailies/config.toml")
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=a")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(stage.api.posts.map(\.contract) == ["v2"])
    }
  }

  static let mistakes = [
    ("them = \"dark\"\n", "line 1: there is no setting \"them\". Did you mean theme?"),
    ("\n# theme\n\ntheme = 3\n", "line 4: theme is written as text in quotes"),
    ("theme = \"dark\n", "line 1"),
    ("\n[contract]\np-video = \"v3\"\n", "line 3: contract.p-video: Allowed"),
    (
      "player = \"mpv\"\ntheme = \"drak\"\n",
      "line 2: there is no theme \"drak\". Did you mean dark?"
    ),
    (
      "api_url = \"example.com\"\n",
      "line 1: api_url: \"example.com\" is not allowed. Allowed: http://"
    ),
    ("notify = \"often\"\n", "line 1: notify: \"often\" is not allowed. Allowed: \"unfocused\","),
    ("quiet_hours = \"22-8\"\n", "line 1: quiet_hours: \"22-8\" is not allowed"),
    (
      "[contract]\np-vido = \"v2\"\n",
      "line 2: contract.p-vido: there is no such model. Did you mean p-video?"
    ),
  ]

  @Test(arguments: mistakes)
  func aMistakeInTheConfigurationIsToldWithItsLine(text: String, told: String) async throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(text, to: "config/dailies/config.toml")
    let ended = try await program.run("doctor")
    #expect(ended.code == 2)
    #expect(ended.words.contains("config.toml, \(told)"), "\(ended.words)")
  }

  @Test func aMistakeInTheKeysIsToldWithItsLine() async throws {
    let program = try Program()
    defer { program.remove() }
    for (text, told) in [
      ("\nsumbit = \"f2\"\n", "line 2: there is no command \"sumbit\". Did you mean submit?"),
      ("submit = \"f2\"\nhelp = 3\n", "line 2: help: keys are written as"),
      ("new_seed = \"f5\"\n\nsubmit = \"f5\"\n", "f5 cannot be both submit and new_seed"),
    ] {
      try program.write(text, to: "config/dailies/keys.toml")
      let ended = try await program.run("keys")
      #expect(ended.code == 2)
      #expect(
        ended.words.contains("keys.toml, line ") && ended.words.contains(told), "\(ended.words)")
    }
  }

  @Test func theFileToBeginWithChangesNothingAndEveryLineOfItIsAccepted() async throws {
    let program = try Program()
    defer { program.remove() }
    let before = try await program.run("config")
    let path = program.home.path + "/config/dailies/config.toml"
    #expect(try await program.run("config", "init").lines == [path])
    #expect(try await program.run("config").output == before.output)

    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("#") && !$0.hasPrefix("# ") }
    #expect(lines.count == Setting.all.count + 1)
    let uncommented = text.replacing("\n#", with: "\n").replacing("\n ", with: "\n# ")
    try program.write(uncommented, to: "config/dailies/config.toml")
    let after = try await program.run("config")
    #expect(after.code == 0, "\(after.words)")
    let fromFile = after.lines.filter { $0.hasSuffix("(config.toml)") }
    #expect(fromFile.count == Setting.all.count, "\(after.output)")

    let again = try await program.run("config", "init")
    #expect(again.code == 1)
    #expect(again.words.contains("is there already; nothing was changed"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == uncommented)
  }

  @Test func doctorSaysTheValueAndTheOriginOfEverySetting() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("doctor", "--library", stage.program.home.path + "/lib")
      #expect(ended.code == 0, "\(ended.words)")
      let lines = Dictionary(
        ended.lines.map { line in
          (
            String(line.prefix { $0 != " " }),
            line.drop { $0 != " " }.trimmingCharacters(in: .whitespaces)
          )
        }, uniquingKeysWith: { first, _ in first })
      #expect(lines["library"] == "\(stage.program.home.path)/lib  (--library)")
      #expect(lines["clips_folder"] == "\(stage.program.home.path)/lib/clips  (default)")
      #expect(lines["theme"]?.hasSuffix("(default)") == true)
      #expect(lines["api_url"] == "\(stage.address)  (SEGMIND_API_URL)")
      #expect(lines["upload_url"] == "\(stage.address)  (SEGMIND_API_URL)")
      #expect(lines["history_url"] == "\(stage.address)  (SEGMIND_API_URL)")
      #expect(lines["key"]?.hasSuffix("(SEGMIND_API_KEY)") == true)
      #expect(lines["account"] == "answers, 25.0 credits")
    }
  }

  @Test func doctorNamesABrokenModelFileAndABrokenThemeFile() async throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("nothing = 1\n", to: "config/dailies/themes/odd.toml")
    try program.write("slug = \"broken\"\n", to: "config/dailies/models/broken.toml")
    let ended = try await program.run("doctor")
    #expect(ended.code == 4)
    #expect(ended.output.contains("models/broken.toml"))
    #expect(ended.output.contains("themes/odd.toml"))
  }

  @Test func runNamesABrokenModelFileToo() async throws {
    try await Stage.open { stage in
      try stage.program.write("slug = \"p-video\"\n", to: "config/dailies/models/p-video.toml")
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=a")
      #expect(ended.code == 0)
      #expect(ended.words.contains("models/p-video.toml"), "\(ended.words)")
    }
  }

  @Test func theKeyIsInNoOutputAndInNoFile() async throws {
    try await Stage.open { stage in
      try stage.program.write(Media.png, to: "face.png")
      var said = ""
      for arguments in [
        ["run", "p-video", "--yes", "prompt=a"],
        ["run", "p-video-avatar", "--yes", "image=face.png", "voice_script=Hi", "--json"],
        ["run", "p-video", "--yes", "prompt=[value-500] a"], ["wait"], ["jobs"],
        ["history", "--json"], ["doctor"], ["paths"],
      ] {
        let ended = try await stage.program.run(arguments)
        said += ended.output + ended.words
      }
      #expect(!said.contains(Stage.key))
      let files = stage.program.files
      #expect(files.contains { $0.hasSuffix(".mp4") } && files.contains { $0.contains("sqlite") })
      for file in files {
        let bytes = try Data(contentsOf: stage.program.home.appending(path: file))
        #expect(bytes.range(of: Data(Stage.key.utf8)) == nil, "\(file)")
      }
    }
  }
}
