import Foundation
import Simulator
import TestSupport

/// A simulated service on a port, and the program pointed at it with a key and an empty home.
struct Stage {
  let api: SimulatedAPI
  let address: String
  var program: Program

  static let key = "SG_c0ffee5ec4e7"

  /// Builds the stage, runs the test on it and clears it away.
  ///
  /// - Parameter speed: how many times faster than the real service its jobs compute.
  static func open(
    _ stories: [Story] = [], speed: Double = 100, balance: Double = 25,
    _ test: (Stage) async throws -> Void
  ) async throws {
    let api = try SimulatedAPI(.init(stories: stories, speed: speed, balance: balance))
    let server = SimulatedServer(api: api)
    let address = "http://127.0.0.1:\(try await server.start())"
    let stage = Stage(api: api, address: address, program: try Program(api: address))
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await test(stage)) } catch { outcome = .failure(error) }
    await server.stop()
    stage.program.remove()
    try outcome.get()
  }

  func run(_ arguments: String...) async throws -> Program.Ended {
    try await program.run(arguments)
  }

  /// The bodies that arrived.
  var bodies: [JSON] { api.posts.compactMap(\.body) }
}

extension Program.Ended {
  /// The objects of `--json`, one a line.
  var objects: [JSON] { lines.compactMap { JSON(Data($0.utf8)) } }
}

extension JSON {
  var keys: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }
}
