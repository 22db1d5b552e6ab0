import Foundation

/// A way for the service to behave, good or bad, that a person or a test can ask for by name.
package enum Story: String, CaseIterable, Codable, Sendable {
  case happy
  case slow
  case failed
  case blocked
  case credits
  case rateLimited = "rate-limited"
  case retired
  case value500 = "value-500"
  case serverError = "server-error"
  case gatewayHTML = "gateway-html"
  case expired
  case refused
  case droppedBefore = "dropped-before"
  case droppedAfter = "dropped-after"
  case silent
  case truncated
  case stalled
  case wrongType = "wrong-type"
  case oddOutput = "odd-output"

  /// What happens, in one line.
  package var help: String {
    switch self {
    case .happy: "everything works"
    case .slow: "jobs take four times as long"
    case .failed: "the job fails halfway; nothing is charged"
    case .blocked: "the content filter fails the job after about 20 seconds; nothing is charged"
    case .credits: "the balance is empty: 402 on v2, 406 on v1"
    case .rateLimited: "429 with a reset time for the first two tries, then it goes through"
    case .retired: "410, the model is gone"
    case .value500: "a value is refused late: 500 on v1, a failed job on v2"
    case .serverError: "500 at submit; no job was made"
    case .gatewayHTML: "a proxy's HTML page at submit: 502 on v2, 504 on v1 whose job runs on"
    case .expired:
      "a finished job's status and result are gone (404); the history still has its URL"
    case .refused: "401, the key is not accepted"
    case .droppedBefore: "the connection closes after the submit was read; no job was made"
    case .droppedAfter:
      "the job is accepted, runs and is charged, but the connection closes unanswered"
    case .silent: "the job is accepted, but no answer ever comes"
    case .truncated: "the first download of the clip is cut short, the next is whole"
    case .stalled: "the first download of the clip stops midway, the next is whole"
    case .wrongType: "the clip's address answers an HTML page"
    case .oddOutput:
      "output as a list, an object, nested, without a URL, in turn; numbers as strings"
    }
  }

  /// The stories of a comma-separated list, or nil when a name in it is not one.
  package static func list(_ names: some StringProtocol) -> [Story]? {
    var stories: [Story] = []
    for name in names.split(separator: ",") {
      guard let story = Story(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
        return nil
      }
      stories.append(story)
    }
    return stories
  }

  /// The stories named at the start of a text, as in `[slow, truncated] a cat`, or nil.
  package static func prefix(of text: String) -> [Story]? {
    guard text.first == "[", let end = text.firstIndex(of: "]") else { return nil }
    let stories = list(text[text.index(after: text.startIndex)..<end])
    return stories?.isEmpty == false ? stories : nil
  }
}
