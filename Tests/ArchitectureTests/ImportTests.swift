import Testing

/// Which module may know which: the arrows of `Sources/README.md`, as data.
@Suite struct ImportTests {
  /// What each target may import; the system's own modules are listed apart.
  static let allowed: [String: Set<String>] = [
    // libc's wcwidth, which ncurses measures with too: both must agree on every column.
    "TerminalCore": ["CWidth"],
    "Themes": ["TerminalCore", "TOMLKit"],
    "TerminalNcurses": ["TerminalCore", "Themes", "CNcurses"],
    "Schema": ["TOMLKit"],
    "Jobs": ["Schema"],
    "Media": ["TerminalCore", "Jobs", "Subprocess", "SystemPackage"],
    "SegmindAPI": ["Schema", "Jobs", "CCurl"],
    "History": ["Schema", "Jobs", "GRDB"],
    "Service": ["Schema", "Jobs", "SegmindAPI", "History", "CMemory"],
    "StudioUI": ["TerminalCore", "Schema", "Jobs"],
    // The runtime hands a service's jobs on to the studio and names them; it speaks to none itself.
    "StudioRuntime": [
      "TerminalCore", "Themes", "StudioUI", "Service", "Media", "Schema", "Jobs", "Logging",
    ],
    "Simulator": ["NIOCore", "NIOPosix", "NIOHTTP1", "Subprocess", "SystemPackage"],
    "dailies": [
      "TerminalCore", "TerminalNcurses", "Themes", "Schema", "Jobs", "SegmindAPI", "History",
      "Service", "StudioUI", "StudioRuntime", "Media", "Simulator", "ArgumentParser", "Logging",
      "TOMLKit",
      "Subprocess", "SystemPackage",
    ],
    "dailies-bench": [
      "Service", "SegmindAPI", "History", "Jobs", "Schema", "Simulator", "GRDB", "ArgumentParser",
      "Subprocess", "SystemPackage",
    ],
    "EmbedFiles": [],
    "EmbedFilesPlugin": ["PackagePlugin"],
  ]

  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization", "System",
  ]

  /// Values only: no files, no threads, no system calls.
  static let withoutSystem: [String: Set<String>] = [
    "TerminalCore": [], "StudioUI": ["FoundationEssentials"],
    "Jobs": ["FoundationEssentials"],
  ]

  @Test(arguments: Repository.sources)
  func everyImportIsInTheTable(source: Repository.Source) throws {
    let ours = try #require(Self.allowed[source.target], "\(source.target) is not in the table")
    let system = Self.withoutSystem[source.target] ?? Self.system
    for module in source.imports {
      #expect(
        ours.contains(module) || system.contains(module),
        "\(source.path) imports \(module)")
    }
  }

  @Test func everyTargetOfTheTableExists() {
    #expect(Set(Self.allowed.keys) == Set(Repository.sources.map(\.target)))
  }

  @Test(arguments: [
    ("CNcurses", "TerminalNcurses"), ("CCurl", "SegmindAPI"), ("CWidth", "TerminalCore"),
    ("CMemory", "Service"),
    ("GRDB", "History"), ("Simulator", "dailies"), ("ArgumentParser", "dailies"),
    ("NIOHTTP1", "Simulator"),
  ])
  func oneModuleAloneOpensThatDoor(door: String, owner: String) {
    // What measures may open every door.
    let users = Set(Repository.sources.filter { $0.imports.contains(door) }.map(\.target))
      .subtracting(["dailies-bench"])
    #expect(users == [owner])
  }

  @Test func theSimulatorSharesNothingWithTheClient() {
    let ours = Set(Self.allowed.keys)
    let shared = Repository.sources.filter { $0.target == "Simulator" }.flatMap(\.imports)
      .filter(ours.contains)
    #expect(shared == [])
  }

  @Test func oneFileAloneSubmitsToTheAPI() {
    let callers = Repository.sources.filter { source in
      source.target != "SegmindAPI" && source.code.contains { $0.text.contains("client.submit(") }
    }
    #expect(callers.map(\.path) == ["Service/Submitter.swift"])
  }
}

extension Repository.Source {
  /// The modules it imports.
  var imports: [String] {
    code.compactMap { line in
      let words = line.text.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          ["package", "internal", "private"].contains($0) || $0.hasPrefix("@")
        })
      else { return nil }
      let last = words[words.count - 1]
      return String(last.prefix { $0 != "." })
    }
  }
}
