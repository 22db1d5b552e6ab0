package import Jobs

/// The list of all jobs: what is looked for, what was found, and which row is chosen.
///
/// It holds a stretch of the list, never all of it: a place is a job's number in the whole list, an
/// index its number in the stretch.
package struct HistoryState: Hashable, Sendable {
  /// As it was typed last.
  package var filter = ""
  /// The filter while it is being typed.
  package var typing: TextField?
  /// The stretch that is held, newest first.
  package var jobs: [Job] = []
  /// The place of its first job.
  package var first = 0
  /// The place of the first job of the stretch that was asked for last.
  package var asked = 0
  /// How many fit the filter.
  package var total = 0
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

  package var query: JobQuery { JobQuery(typing?.text ?? filter) }

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
    jobs = page.jobs
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
    if wasMoved, let row, let place = chosenPlace { scroll = place - row }
  }
}
