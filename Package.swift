// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same rules; the manifest says them once.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict,
    plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "dailies",
  products: [.executable(name: "dailies", targets: ["dailies"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Doors to C libraries.
    .target(name: "CCurl", cSettings: [.define("_GNU_SOURCE")]),
    .target(name: "CMemory"),
    .target(name: "CWidth", cSettings: [.define("_GNU_SOURCE")]),
    .target(
      name: "CNcurses", cSettings: [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    // Row 0 and 1: values, and what speaks to one outside thing each.
    module("TerminalCore", ["CWidth"]),
    module("Themes", ["TerminalCore", toml], plugins: ["EmbedFilesPlugin"]),
    module("Schema", [toml], exclude: ["Models"], plugins: ["EmbedFilesPlugin"]),
    module("Jobs", ["Schema"]),
    module("Media", ["TerminalCore", "Jobs", subprocess]),
    module("SegmindAPI", ["Schema", "Jobs", "CCurl"]),
    module("History", ["Schema", "Jobs", grdb]),

    // Row 2 and 3: what both front ends share, and the studio.
    module("TerminalNcurses", ["TerminalCore", "Themes", "CNcurses"]),
    module("Service", ["Schema", "Jobs", "SegmindAPI", "History", "CMemory"]),
    module("StudioUI", ["TerminalCore", "Schema", "Jobs"]),
    module("StudioRuntime", ["TerminalCore", "StudioUI", "Media", "Schema", "Jobs"]),
    module(
      "Simulator", [nioCore, nioPosix, nioHTTP, subprocess], exclude: ["Clips"],
      plugins: ["EmbedFilesPlugin"]),

    // Row 4: the program.
    .executableTarget(
      name: "dailies",
      dependencies: [
        "TerminalCore", "TerminalNcurses", "Themes", "Schema", "Jobs", "SegmindAPI", "History",
        "Service", "StudioUI", "StudioRuntime", "Media", "Simulator", argumentParser, logging,
        subprocess,
        toml,
      ], swiftSettings: strict,
      // At a fixed address 130,000 pointers need no change at each start, and what nobody else may call is left out.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
          .when(configuration: .release))
      ]),

    // What is measured, and against what.
    .executableTarget(
      name: "dailies-bench",
      dependencies: [
        "History", "Jobs", "Schema", "SegmindAPI", "Service", "Simulator", argumentParser, grdb,
        subprocess,
      ], swiftSettings: strict),

    // Build step: files of the repository become part of the program.
    .executableTarget(name: "EmbedFiles", swiftSettings: strict),
    .plugin(
      name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"],
      path: "Sources/EmbedFilesPlugin"),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["TerminalCore", subprocess], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "ServiceTestSupport", dependencies: ["SegmindAPI", "Service", "Simulator"],
      path: "Tests/ServiceTestSupport", swiftSettings: strict),
    .executableTarget(
      name: "StormProgram", dependencies: ["Service", "SegmindAPI", "History", "Jobs", "Schema"],
      path: "Tests/StormProgram", swiftSettings: strict),
    tests(
      "Architecture",
      ["dailies", "Schema", "StudioUI", "TerminalCore", "Themes", argumentParser]),
    tests("Bench", ["dailies-bench", "History", "Jobs", "Service"]),
    tests(
      "CommandLine",
      [
        "dailies", "History", "Jobs", "Media", "Schema", "Simulator", "StudioUI", "TerminalCore",
        "Themes", argumentParser, toml,
      ]),
    tests("EndToEnd", ["dailies", "Simulator", "TerminalCore", subprocess]),
    tests("History", ["History", "Jobs", "Schema", grdb]),
    tests("Jobs", ["Jobs", "Schema"]),
    tests("Media", ["Media", "TerminalCore", "Jobs", subprocess]),
    tests("Schema", ["Schema"], exclude: ["Golden"]),
    tests(
      "SegmindAPI",
      ["SegmindAPI", "Service", "ServiceTestSupport", "Simulator", "Jobs", "Schema"]),
    tests(
      "Service",
      [
        "Service", "ServiceTestSupport", "Simulator", "StormProgram", "SegmindAPI", "History",
        "Jobs", "Schema",
        grdb,
      ]),
    tests("Simulator", ["Simulator"]),
    tests(
      "StudioRuntime", ["StudioRuntime", "StudioUI", "Media", "TerminalCore", "Schema", "Jobs"]),
    tests(
      "StudioUI", ["StudioRuntime", "StudioUI", "TerminalCore", "Schema", "Jobs"],
      exclude: ["Golden"]),
    tests("TerminalCore", ["TerminalCore"], exclude: ["Golden"]),
    tests(
      "TerminalNcurses",
      [
        "TerminalCore", "TerminalNcurses", "Themes", "StudioRuntime", "StudioUI", "Schema", "Jobs",
      ]),
    tests("Themes", ["TerminalCore", "Themes"]),
  ]
)
