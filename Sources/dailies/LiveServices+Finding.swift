import Foundation
import History
import Jobs
import Logging
import Service
import StudioRuntime

/// Finding, saving searches, and the trash.
extension LiveServices {
  func addFinding(to services: inout StudioServices) {
    let file = SearchesFile(.ofThisUser)
    services.fitting = { query in
      await withLibrary("finding jobs") { store in
        let page = try store.jobs(matching: query, limit: 1000)
        return (page.jobs, page.total > page.jobs.count || page.isMore)
      }
    }
    services.tags = { await withLibrary("reading tags") { store in try store.tags() } }
    services.searches = {
      do {
        return try file.read()
      } catch {
        logger?.error("\(error)")
        return []
      }
    }
    services.saveSearch = { search in
      do {
        try file.save(search)
        return .success(try file.read())
      } catch {
        return .failure(Self.failure(error))
      }
    }
    services.trash = { await trash { try $0.trash() } }
    services.emptyTrash = { await trash { try await $0.emptyTrash() } }
  }

  private func trash(
    _ work: @Sendable (JobService) async throws -> TrashCount
  ) async -> TrashCount? {
    do {
      return try await work(opening.value.service)
    } catch {
      logger?.error("the trash: \(error)")
      return nil
    }
  }
}
