import History
import Jobs
import Testing

@testable import dailies_bench

/// That looking something up does not read the whole library. A busy machine takes many times as long as it should;
/// reading every text would take far longer still.
@Suite struct LibraryTests {
  @Test func fiftyQueriesThePagesAndTheSubmitStayQuick() throws {
    let home = try StudioHome()
    let library = try FilledLibrary(home.library, jobs: 10_000)
    let store = try JobStore(folder: home.library)
    let queries = LibraryBench.queries(library.vocabulary).map { JobQuery($0) }
    #expect(queries.count == 50)
    #expect(queries.allSatisfy { $0.problems.isEmpty })
    #expect(try store.jobs(matching: queries[0], limit: 50).isMore)
    #expect(try store.jobs(matching: JobQuery(FilledLibrary.rareWord), limit: 50).total == 1)

    let finding = try LibraryBench.finding(library, store)
    #expect(finding.part(0.95) < 500)
    for first in [0, 9000] {
      let page = try LibraryBench.paging(first, store)
      #expect(page < 500)
    }
    let (submit, stored) = try Stopwatch.time { try store.insert([.submitted(1)]) }
    #expect(stored.count == 1 && submit < 500)
  }
}
