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
    #expect(queries.allSatisfy(\.problems.isEmpty))
    #expect(try store.jobs(matching: queries[0], limit: 50).isMore)
    #expect(try store.jobs(matching: JobQuery(FilledLibrary.rareWord), limit: 50).total == 1)

    #expect(try LibraryBench.finding(library, store).part(0.95) < 500)
    #expect(try LibraryBench.paging(0, store) < 500)
    #expect(try LibraryBench.paging(9000, store) < 500)
    let (submit, stored) = try Stopwatch.time { try store.insert([.submitted(1)]) }
    #expect(stored.count == 1 && submit < 500)
  }
}
