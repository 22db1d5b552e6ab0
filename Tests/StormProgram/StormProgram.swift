import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import Service

/// One of the programs on the library of the storm: submits its share, lets go on what its own end left
/// waiting, and works until it is killed.
///
/// usage: StormProgram LIBRARY API FIRST LAST
@main
enum StormProgram {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let first = Int(arguments[3]), let last = Int(arguments[4]),
      let origins = Origins(api: arguments[2]), let key = APIKey("SG_storm")
    else { exit(2) }
    let store = try JobStore(folder: arguments[1])
    let service = try JobService(
      store: store, catalog: ModelCatalog(),
      account: Account(
        origin: arguments[2],
        client: APIClient(
          origins: origins, key: key, transport: CurlTransport(userAgent: "storm"))),
      clipsFolder: arguments[1] + "/clips")
    try await service.start()
    for number in first...last {
      let draft = Draft(
        model: "p-video",
        values: [
          "prompt": .text("storm \(number)"), "duration": 5, "aspect_ratio": "16:9",
          "seed": .integer(number),
        ])
      // The same token again gives the same job, however often this program begins anew.
      let job = try await service.submit(
        draft, token: "storm \(number)", contract: number.isMultiple(of: 5) ? .v1 : .v2)
      if try store.job(job.id)?.pause != nil { await service.goOn(job.id) }
    }
    while true { try await Task.sleep(for: .seconds(3600)) }
  }
}
