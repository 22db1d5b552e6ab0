package import Jobs
import Schema

/// The list of all jobs: what is looked for, what was found, and which row is chosen.
///
/// It holds a stretch of the list, never all of it: a place is a job's number in the whole list, an
/// index its number in the stretch.
package struct HistoryState: Hashable, Sendable {
  /// As it was typed last.
  package var filter = ""
  /// The filter while it is being typed.
  package var typing: TextField?
  /// What completes it: tags in use, and what was saved.
  var tags: [String] = []
  package var searches: [SavedSearch] = []
  /// The stretch that is held, newest first; where seeds are folded, those of a group together.
  package var jobs: [Job] { groups?.jobs ?? loaded }
  private var loaded: [Job] = []
  /// Jobs that differ by their seed alone, where they share a row.
  private(set) var groups: SeedGroups?
  /// The place of its first job.
  package var first = 0
  /// The place of the first job of the stretch that was asked for last.
  package var asked = 0
  /// How many fit the filter.
  package var total = 0
  /// Those of them that were marked together, also beyond what is held.
  var fitting: Set<String> = []
  /// More fit than were counted.
  package var isMore = false
  /// How many there are without a filter.
  package var all = 0
  package var chosen: String?
  /// The place that is chosen once its stretch is there.
  package var wanted: Int?
  /// Somebody moved in the list; until then it begins with the newest each time it is shown.
  package var wasMoved = false
  /// The place in the first row.
  package var scroll = 0
  package var isLoaded = false

  /// As many as are asked for at once.
  package static let stretch = 300

  package var query: JobQuery { JobQuery(typing?.text ?? filter, searches: searches) }

  var chosenIndex: Int? { jobs.firstIndex { $0.id == chosen } }

  var chosenPlace: Int? { wanted ?? chosenIndex.map { first + $0 } }

  /// The job at a place, where it is held.
  func job(at place: Int) -> Job? {
    jobs.indices.contains(place - first) ? jobs[place - first] : nil
  }

  /// Chooses a place; true where another stretch has to be asked for.
  mutating func choose(_ place: Int, page: Int) -> Bool {
    wasMoved = true
    if let job = job(at: place) {
      chosen = job.id
      wanted = nil
    } else {
      wanted = place
    }
    let end = asked + Self.stretch
    guard (asked > 0 && place < asked + page) || (end < total && place >= end - page) else {
      return false
    }
    asked = max(0, place - Self.stretch / 2)
    return true
  }

  /// Takes what the library has; the chosen row stays where it is on the screen.
  mutating func take(_ page: JobsPage) {
    guard page.query == query, page.first == asked else { return }
    let row = chosenPlace.map { $0 - scroll }
    loaded = page.jobs
    groups = groups?.regrouping(loaded)
    first = page.first
    total = page.total
    isMore = page.isMore
    all = page.all
    isLoaded = true
    if let wanted {
      chosen = (job(at: min(wanted, total - 1)) ?? jobs.first)?.id
      self.wanted = nil
    } else if chosenIndex == nil {
      chosen = jobs.first?.id
    }
    chooseShown()
    if wasMoved, let row, let place = chosenPlace { scroll = place - row }
  }

  // MARK: Rows

  /// The place so many rows further; what is folded under another row is passed over.
  func place(_ place: Int, rows: Int) -> Int {
    guard groups != nil else { return min(max(0, place + rows), max(0, total - 1)) }
    var place = place
    for _ in 0..<abs(rows) {
      var next = place + rows.signum()
      while isHidden(next) { next += rows.signum() }
      guard (0..<total).contains(next) else { break }
      place = next
    }
    return place
  }

  /// The last place that has a row of its own.
  var lastPlace: Int { shown(max(0, total - 1)) }

  /// Brings the chosen row into so many rows.
  mutating func settle(rows: Int) {
    let chosen = chosenPlace ?? 0
    let highest = place(lastPlace, rows: 1 - rows)
    let earliest = place(chosen, rows: 1 - rows)
    scroll = shown(min(max(min(scroll, chosen), earliest), highest))
  }

  private func isHidden(_ place: Int) -> Bool { groups?.isHidden(place - first) ?? false }

  /// The place whose row stands for this one.
  private func shown(_ place: Int) -> Int {
    var place = max(0, place)
    while isHidden(place) { place -= 1 }
    return place
  }

  // MARK: Folded seeds

  /// Jobs that differ by their seed alone share a row, or no more.
  mutating func foldSeeds(_ models: [ModelSchema]) {
    let seeds = models.compactMap { model in model.seedParameter.map { (model.slug, $0.name) } }
    let names = Dictionary(seeds) { first, _ in first }
    groups = groups == nil ? SeedGroups(loaded, seeds: names) : nil
    chooseShown()
  }

  /// All jobs for which the row of this one stands.
  func members(of id: String) -> [Job] {
    guard let index = jobs.firstIndex(where: { $0.id == id }) else { return [] }
    return groups?.members(of: index) ?? [jobs[index]]
  }

  /// Shows the jobs of the chosen row, or folds them again; false where there is nothing to do.
  mutating func open(_ isOpen: Bool) -> Bool {
    guard let index = chosenIndex, let groups, groups.isGrouped(index),
      (groups.members(of: index).count > 1) == isOpen,
      let head = self.groups?.open(index, isOpen)
    else { return false }
    if !isOpen { chosen = jobs[head].id }
    return true
  }

  private mutating func chooseShown() {
    if let index = chosenIndex { chosen = job(at: shown(first + index))?.id }
  }
}
