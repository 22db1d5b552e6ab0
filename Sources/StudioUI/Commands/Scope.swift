/// Where a key means something. Inner ones are asked first.
package enum Scope: Hashable, Sendable, CaseIterable {
  case studio, models, form, sending, job, jobs, history, detail, moving, views
  case looking, fieldText, filterText, text, choice, options, files, table, recall, line, confirm
  case emptying, failure, quit, anywhere

  /// The heading in help.
  package var title: String {
    switch self {
    case .studio: "In the studio"
    case .models: "In the list of models"
    case .form: "In the form"
    case .sending: "Sending"
    case .job: "On a job"
    case .jobs: "In the list of jobs"
    case .history: "In the history"
    case .detail: "In a job's detail"
    case .moving: "Moving in every list"
    case .views: "Where no box is open"
    case .looking: "Where no text is typed"
    case .fieldText: "While a field is edited"
    case .filterText: "While the filter is typed"
    case .text: "In every text"
    case .choice: "In a list that typing narrows"
    case .options: "In the list of a field's values"
    case .files: "In the list of files"
    case .table: "On the light table"
    case .recall: "In the box that shows what a past job would change"
    case .line: "In a box with one line"
    case .confirm: "In the box that shows the amount"
    case .emptying: "In the box before the trash is emptied"
    case .failure: "In the box that says what went wrong"
    case .quit: "In the box before leaving"
    case .anywhere: "Anywhere"
    }
  }

  /// Scopes that are asked one after the other; each place of the studio has one such chain.
  static let chains: [[Scope]] = [
    [.confirm, .anywhere], [.emptying, .anywhere], [.choice, .text, .anywhere],
    [.options, .choice, .text, .anywhere],
    [.files, .choice, .text, .anywhere],
    [.line, .text, .anywhere], [.recall, .moving, .looking, .anywhere],
    [.detail, .job, .moving, .looking, .anywhere],
    [.table, .job, .moving, .looking, .anywhere], [.failure, .anywhere], [.quit, .anywhere],
    [.fieldText, .sending, .text, .anywhere], [.filterText, .text, .anywhere],
    [.history, .job, .moving, .views, .looking, .anywhere],
    [.models, .sending, .views, .looking, .moving, .studio, .anywhere],
    [.sending, .form, .views, .looking, .moving, .studio, .anywhere],
    [.jobs, .job, .sending, .views, .looking, .moving, .studio, .anywhere],
  ]

  /// The chain of a place that stands in no other.
  static func chain(of place: Scope) -> [Scope] { chains.first { $0.contains(place) } ?? [] }

  /// It is a part of the studio itself, and no box on top of it or text in it.
  var isOfTheStudio: Bool {
    switch self {
    case .studio, .models, .form, .sending, .job, .jobs, .history, .views, .looking: true
    case .detail, .moving, .fieldText, .filterText, .text, .choice, .options, .files, .table,
      .recall,
      .line,
      .confirm, .emptying,
      .failure,
      .quit,
      .anywhere:
      false
    }
  }
}
