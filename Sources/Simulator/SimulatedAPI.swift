package import Foundation
import Synchronization

/// The hosted service without sockets and without a clock: a request and the time go in, an answer
/// comes out. It serves the paths of all the service's hosts.
package final class SimulatedAPI: Sendable {
  package struct Settings: Sendable {
    package var stories: [Story]
    /// How many times faster than the real service jobs compute. What is kept is kept as long as there:
    /// a client's own time does not run faster.
    package var speed: Double
    /// US dollars that a new account starts with.
    package var balance: Double
    package var clips: ClipSupply
    /// Where the account is kept, so that it survives a restart; nil keeps it in memory only.
    package var folder: URL?

    package init(
      stories: [Story] = [], speed: Double = 1, balance: Double = 25,
      clips: ClipSupply = .samples, folder: URL? = nil
    ) {
      self.stories = stories
      self.speed = speed
      self.balance = balance
      self.clips = clips
      self.folder = folder
    }
  }

  /// Where clips come from.
  package enum ClipSupply: Sendable {
    /// A sample of this program, at once.
    case samples
    /// From outside: `takeOrders` says what to draw, `deliver` brings it. Till then a job computes.
    case orders
  }

  package enum Answer: Sendable {
    case reply(SimulatedReply)
    /// Not yet: ask `resume` at that time, and again while it says so.
    case later(Waiting, at: Date)
  }

  /// A request whose answer is not ready.
  package struct Waiting: Sendable {
    enum Cause: Sendable {
      case job(id: String)
      case file
    }
    let cause: Cause
    let request: SimulatedRequest
  }

  /// A submit as it arrived, accepted or not.
  package struct ReceivedPost: Sendable {
    package let slug: String
    /// `v1` or `v2`.
    package let contract: String
    package let body: JSON?
    package let receivedAt: Date
  }

  struct State {
    var account: Account
    var posts: [ReceivedPost] = []
    var uploads: [String: UploadReader.File] = [:]
    var leakedKeys = 0
    var drawn: [String: Data] = [:]
    var orders: [ClipOrder] = []
    var ordered: Set<String> = []
    var rateLimits: [Data: RateLimit] = [:]
  }

  /// Told of each answer, with what was asked and the status.
  package typealias Listener = @Sendable (SimulatedRequest, Int, Date) -> Void

  let settings: Settings
  private let listener: Listener?
  private let shelf: AccountShelf?
  private let state: Mutex<State>

  /// Loads the account from the folder of the settings, or opens a new one there.
  ///
  /// Throws when the folder cannot be made or what lies in it cannot be read.
  package init(_ settings: Settings = Settings(), listener: Listener? = nil) throws {
    self.settings = settings
    self.listener = listener
    self.shelf = try settings.folder.map { try AccountShelf(folder: $0) }
    let balance = try shelf?.openingBalance(orElse: settings.balance) ?? settings.balance
    var state = State(account: Account(balance: balance))
    for job in try shelf?.jobs(except: { _ in false }) ?? [] { state.account.add(job) }
    self.state = Mutex(state)
  }

  /// Every submit that arrived, oldest first: what a client really sent.
  package var posts: [ReceivedPost] { state.withLock { $0.posts } }

  /// The bodies of the submits that were accepted, oldest first: what the account pays for.
  package var accepted: [JSON] {
    state.withLock { $0.account.newestFirst.reversed().map(\.body) }
  }

  /// Whatever computes is done now, however long it would have taken: for tests that have to be sure that
  /// a job is still under way until they say so.
  package func endOpenJobs(at now: Date) {
    state.withLock { $0.account.endOpenJobs(at: now) }
  }

  /// How many files were uploaded.
  package var uploadCount: Int { state.withLock { $0.uploads.count } }

  /// How many bytes they have together.
  package var uploadedBytes: Int {
    state.withLock { $0.uploads.values.reduce(0) { $0 + $1.count } }
  }

  /// The provider keeps none of the files that were uploaded so far.
  package func forgetUploads() { state.withLock { $0.uploads = [:] } }

  /// How many requests for a clip or an asset carried a key that they must not carry.
  package var leakedKeys: Int { state.withLock { $0.leakedKeys } }

  /// The dollars that can be spent at `now`.
  package func credits(at now: Date) -> Double {
    state.withLock { state in
      settle(&state, at: now)
      return state.account.available
    }
  }

  /// The customer pays in.
  package func topUp(by dollars: Double) {
    state.withLock { $0.account.topUp(by: dollars) }
  }

  /// Answers one request that arrived at `now`.
  package func answer(_ request: SimulatedRequest, at now: Date) -> Answer {
    // Files are decoded before the lock is taken: hundreds of megabytes must stop nobody else.
    let upload = Self.isUpload(request.method, request.path) ? Self.files(of: request) : nil
    let answer = state.withLock { state in
      settle(&state, at: now)
      return stamped(route(request, upload: upload, at: now, in: &state), at: now)
    }
    if case .reply(let reply) = answer { listener?(request, reply.status, now) }
    return answer
  }

  /// Asks again for an answer that was not ready.
  package func resume(_ waiting: Waiting, at now: Date) -> Answer {
    state.withLock { state in
      settle(&state, at: now)
      switch waiting.cause {
      case .job(let id):
        guard let job = state.account.job(id) else {
          return .reply(.error(404, "Request \(id) not found"))
        }
        return stamped(videoAnswer(job, waiting.request, at: now, in: &state), at: now)
      case .file:
        return stamped(clip(waiting.request, at: now, in: &state), at: now)
      }
    }
  }

  /// The clips that are wanted and were not asked for before.
  package func takeOrders() -> [ClipOrder] {
    state.withLock { state in
      defer { state.orders = [] }
      return state.orders
    }
  }

  /// Brings a clip that was ordered.
  package func deliver(_ clip: Data, for order: ClipOrder) {
    state.withLock { $0.drawn[order.key] = clip }
  }

  // MARK: -

  /// Makes sure that a clip will be there sooner or later.
  func obtain(_ order: ClipOrder, in state: inout State) {
    guard state.ordered.insert(order.key).inserted else { return }
    switch settings.clips {
    case .samples: state.drawn[order.key] = SampleClips.embedded(for: order)
    case .orders: state.orders.append(order)
    }
  }

  /// A job is on disk before anybody hears of it, so a kill loses nothing that was said.
  func save(_ job: SimulatedJob) throws {
    try shelf?.save(job)
  }

  /// Brings the account to `now`.
  private func settle(_ state: inout State, at now: Date) {
    // Another program may have added to the same folder.
    let account = state.account
    for job in (try? shelf?.jobs(except: { account.job($0) != nil })) ?? [] {
      state.account.add(job)
    }
    for clip in state.account.openJobs.flatMap(\.clips) { obtain(clip.order, in: &state) }
    let drawn = state.drawn
    for job in state.account.settle(at: now, clipSize: { drawn[$0.key]?.count }) {
      // What cannot be saved follows again from the accepted job and the time.
      try? save(job)
    }
  }

  /// Such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static let httpDate = Date.VerbatimFormatStyle(
    format: """
      \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
      \(year: .padded(4)) \
      \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
      \(minute: .twoDigits):\(second: .twoDigits) GMT
      """,
    locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
    calendar: Calendar(identifier: .gregorian))

  private func stamped(_ answer: Answer, at now: Date) -> Answer {
    guard case .reply(var reply) = answer else { return answer }
    reply.headers["date"] = now.formatted(Self.httpDate)
    return .reply(reply)
  }

  private func route(
    _ request: SimulatedRequest, upload: [UploadReader.File]?, at now: Date, in state: inout State
  ) -> Answer {
    let parts = request.path.split(separator: "/").map(String.init)
    if let first = parts.first, ["generations", "assets"].contains(first), parts.count == 2 {
      guard ["GET", "HEAD"].contains(request.method) else { return .reply(Self.wrongVerb) }
      if request.headers["x-api-key"] != nil || request.headers["authorization"] != nil {
        state.leakedKeys += 1
      }
      return first == "assets"
        ? .reply(asset(request, in: state)) : clip(request, at: now, in: &state)
    }
    if ["v1", "v2"].contains(parts.first), parts.count == 2, parts[1] != "get-user-credits" {
      guard request.method == "POST" else { return .reply(Self.wrongVerb) }
      return submit(request, slug: parts[1], contract: parts[0], at: now, in: &state)
    }
    if let refusal = refusedKey(request, stories: settings.stories) { return .reply(refusal) }
    switch (request.method, parts.first, parts.count) {
    case ("POST", "upload-asset", 1):
      return .reply(store(upload, request, in: &state))
    case (_, "upload-asset", 1):
      return .reply(Self.wrongVerb)
    case ("GET", "v1", 2):
      return .reply(balance(state))
    case ("GET", "v1", 3) where parts[1] == "requests":
      return .reply(legacyResult(parts[2], request, at: now, in: state))
    case ("GET", "v2", 3) where parts[1] == "requests":
      return .reply(result(parts[2], request, at: now, in: state))
    case ("GET", "v2", 4) where parts[1] == "requests" && parts[3] == "status":
      return .reply(status(parts[2], request, at: now, in: state))
    case ("GET", "inference-request", _), ("GET", "inference-model-information", _):
      return .reply(history(Array(parts), request, at: now, in: state))
    case (_, "v1", 2...), (_, "v2", 2...):
      return .reply(Self.wrongVerb)
    default:
      return .reply(.error(404, "Not Found"))
    }
  }

  static let wrongVerb = SimulatedReply.page(405, "Method Not Allowed")

  /// The 401 for a request without a key, or with one that is not accepted.
  func refusedKey(_ request: SimulatedRequest, stories: [Story]) -> SimulatedReply? {
    let bearer = request.headers["authorization"] != nil
    guard let key = request.headers["x-api-key"], !key.isEmpty else {
      return bearer
        ? .error(401, "Unauthorized. API key is invalid or may have expired.")
        : .error(401, "Missing Authorization or x-api-key in header")
    }
    guard key != "SG_refused", !stories.contains(.refused) else {
      return .error(401, "Unauthorized. API key is invalid or may have expired.")
    }
    return nil
  }

  private func balance(_ state: State) -> SimulatedReply {
    let credits = settings.stories.contains(.credits) ? 0 : state.account.available
    return .json(200, ["credits": .number(credits), "free-credits": 0])
  }
}
