/// Where a key means something. Inner ones are asked first.
package enum Scope: Hashable, Sendable, CaseIterable {
  case studio, models, form, sending, job, jobs, history, detail, moving, views
  case fieldText, filterText, text, choice, confirm, failure, quit, anywhere

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
    case .views: "Where no text is typed"
    case .fieldText: "While a field is edited"
    case .filterText: "While the filter is typed"
    case .text: "In every text"
    case .choice: "In a list that typing narrows"
    case .confirm: "In the box that shows the amount"
    case .failure: "In the box that says what went wrong"
    case .quit: "In the box before leaving"
    case .anywhere: "Anywhere"
    }
  }
}
