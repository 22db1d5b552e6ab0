import Jobs
import TerminalCore

/// What is seen of the list. There may be a thousand jobs, and it is asked with every key: all of it is worked out from
/// how many there are, and only what is seen is put into words.
extension JobRows {
  /// The lines of all jobs; none after the last one.
  static func count(_ jobs: JobsState) -> Int { max(0, jobs.all.count * height - 1) }

  /// The lines of the job at that place, without the blank one.
  private static func lines(_ place: Int) -> ClosedRange<Int> {
    place * height...place * height + height - 2
  }

  /// The scroll that shows the chosen job.
  static func scroll(_ jobs: JobsState, height: Int) -> Int {
    [Row].scroll(
      showing: jobs.chosen.flatMap(jobs.list.place).map(lines), of: count(jobs), from: jobs.scroll,
      height: height)
  }

  /// How many jobs are above and below what is shown.
  static func hidden(_ jobs: JobsState, height: Int) -> (above: Int, below: Int) {
    let places = seen(jobs, height: height)
    return (places.lowerBound, jobs.all.count - places.upperBound)
  }

  /// The chosen job while it is wholly in sight, else the first or the last one that is.
  static func chosen(_ jobs: JobsState, height: Int, isDown: Bool) -> String? {
    let seen = seen(jobs, height: height)
    let sight = jobs.scroll..<jobs.scroll + height
    let whole = seen.filter {
      sight.contains(lines($0).lowerBound) && sight.contains(lines($0).upperBound)
    }
    if let place = jobs.chosen.flatMap(jobs.list.place), whole.contains(place) {
      return jobs.chosen
    }
    let place = isDown ? whole.first ?? seen.last : whole.last ?? seen.first
    return place.map { jobs.all[$0].id } ?? jobs.chosen
  }

  func draw(on canvas: Canvas) {
    let seen = Self.seen(state.jobs, height: canvas.size.rows)
    rows(Array(state.jobs.all[seen])).draw(
      on: canvas, from: state.jobs.scroll - seen.lowerBound * Self.height)
  }

  /// The places of the jobs of which at least one line is shown.
  private static func seen(_ jobs: JobsState, height shown: Int) -> Range<Int> {
    let scroll = max(0, jobs.scroll)
    // A line that is blank belongs to nothing.
    let first = min((scroll + 1) / height, jobs.all.count)
    return first..<max(first, min((scroll + shown - 1) / height + 1, jobs.all.count))
  }
}
