import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import Service
import Simulator
import StudioUI

/// The live parts, put together in the one place where that happens. Everything else receives them.
struct Live {
  let folders: Folders
  let settings: Settings
  let catalog: ModelCatalog
  let store: JobStore
  let service: JobService
  let hook: EndHook
  /// Kept while it is used: it stops with the program.
  let simulator: SimulatedServer?

  static let version = "0.1.0"

  /// Opens the library and what speaks to the provider; starts the simulator for the demo. Nothing is
  /// asked of the provider yet.
  ///
  /// - Parameters:
  ///   - settings: what is in force later on, where that may change while the program runs.
  ///   - tell: takes what a person has to know of the library.
  static func open(
    _ options: SharedOptions, settings: (@Sendable () -> SettingsInForce)? = nil,
    tell: (String) -> Void = Output.say
  ) async throws -> Live {
    let place = try Place(options)
    do {
      let store = try place.openLibrary()
      if let notice = store.notice { tell(notice) }
      let steps = CrashPoint.steps
      let transport = steps.around(CurlTransport(userAgent: "dailies/\(version)"))
      var simulator: SimulatedServer?
      let account: Account
      if place.settings.isDemo {
        let (server, origins) = try await startSimulator(library: place.settings.library)
        simulator = server
        // The port changes with each start, the demo's account does not.
        account = Account(
          origin: "demo",
          client: APIKey("SG_demo").map {
            APIClient(origins: origins, key: $0, transport: transport)
          })
      } else {
        let origins = place.settings.origins
        account = Account(
          origin: "\(origins.api)",
          client: place.settings.key.map {
            APIClient(origins: origins, key: $0, transport: transport)
          })
      }
      let inForce = place.settings.inForce
      let current: @Sendable () -> SettingsInForce = { settings?() ?? inForce }
      let hook = EndHook(log: place.folders.log) { current()[.hook].value }
      let service = try JobService(
        store: store, catalog: place.catalog, account: account,
        clipsFolder: place.settings.clipsFolder, steps: steps, caps: { current().caps },
        ended: hook.run)
      return Live(
        folders: place.folders, settings: place.settings, catalog: place.catalog, store: store,
        service: service, hook: hook, simulator: simulator)
    } catch let error as StoreError {
      throw CommandStop(.failed, error.description)
    } catch let failure as Failure {
      throw CommandStop(failure)
    }
  }

  /// Stores what a person says of a job.
  func remark(_ remark: Remark, of job: Job) async throws(CommandStop) {
    guard await service.remark(job.id, remark) else {
      throw CommandStop(.failed, Words.libraryRefused)
    }
  }

  /// The service's jobs and clips live in the demo library, so that they survive a restart.
  private static func startSimulator(
    library: String
  ) async throws -> (SimulatedServer, Origins) {
    let folder = URL(fileURLWithPath: library + "/simulator")
    let api = try SimulatedAPI(
      SimulatedAPI.Settings(speed: 4, balance: 1000, clips: .orders, folder: folder))
    let server = SimulatedServer(
      api: api, clips: SampleClips(folder: folder.appending(path: "drawn")))
    let port = try await server.start()
    guard let origins = Origins(api: "http://127.0.0.1:\(port)") else {
      throw CommandStop(.failed, "The simulator cannot be reached on port \(port).")
    }
    return (server, origins)
  }
}

/// What a command knows before it opens anything: folders, settings and models.
struct Place {
  let folders: Folders
  let settings: Settings
  let catalog: ModelCatalog

  init(_ options: SharedOptions, theme: String? = nil) throws(CommandStop) {
    let environment = ProcessInfo.processInfo.environment
    folders = Folders(environment: environment)
    let known = ModelCatalog(userFolder: folders.models)
    let configuration = try Configuration(
      file: TOMLFile(path: folders.configurationFile), catalog: known)
    settings = try Settings(
      options, theme: theme, configuration: configuration, folders: folders,
      environment: environment)
    catalog = configuration.contracts.reduce(known) { $0.with($1.value, for: $1.key) }
  }

  /// The model of that name; stops with the names there are.
  func model(_ slug: String) throws(CommandStop) -> ModelSchema {
    if let model = catalog[slug] { return model }
    let names = catalog.models.map(\.slug).joined(separator: ", ")
    throw CommandStop(.usage, "There is no model \(slug). There are \(names).")
  }
}
