import Foundation
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// Everything that can go wrong on the way, with every question that is asked: where the job ends, and
/// that the money is told truthfully.
@Suite struct FaultTests {
  /// Where a job ends whose questions of one kind all go wrong in one way:
  ///
  /// - `saved`: its clip is there;
  /// - `waits`: in line, not charged; a person lets it go on;
  /// - `failed`: over, not charged;
  /// - `maybe`: it may have been charged, and is looked for;
  /// - `open`: late at the provider, it may have been charged; it is asked about ever more seldom;
  /// - `late`: charged, its clip is tried to be fetched ever more seldom.
  ///
  /// `v1` and `v2` are the submits: where the service does not hear them, and where it hears them, makes
  /// the clip and charges it. `list` and `item` are the account's history: a search for a lost answer, and
  /// one request by its id. `credits` are no job's; there it is the failure.
  ///
  /// `cut` is cut at each tenth of the answer. `–`: that cannot be, or only a look into the clip could tell.
  static let table = """
    fault            v1     v1Heard v2     v2Heard status result list   item   clip   upload credits
    refused          waits  –       waits  –       open   saved  maybe  late   late   waits  unreachable
    reset            maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    reset-in-body    maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    reset-after-body maybe  saved   maybe  saved   open   saved  maybe  late   saved  waits  unreachable
    silence          maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    429              waits  –       waits  –       open   saved  maybe  late   late   waits  rate_limited
    429-seconds      waits  –       waits  –       open   saved  maybe  late   late   waits  rate_limited
    429-date         waits  –       waits  –       open   saved  maybe  late   late   waits  rate_limited
    429-reset        waits  –       waits  –       open   saved  maybe  late   late   waits  rate_limited
    429-reset-date   waits  –       waits  –       open   saved  maybe  late   late   waits  rate_limited
    500              maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    500-words        failed –       maybe  saved   open   saved  maybe  late   late   waits  unreachable
    502              maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    504              maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    html             maybe  saved   maybe  saved   saved  saved  maybe  late   late   waits  protocol_mismatch
    broken-json      maybe  saved   maybe  saved   saved  saved  maybe  late   late   waits  protocol_mismatch
    empty            maybe  saved   maybe  saved   saved  saved  maybe  late   late   waits  protocol_mismatch
    garbage          maybe  saved   maybe  saved   saved  saved  maybe  late   late   waits  protocol_mismatch
    cut              maybe  saved   maybe  saved   open   saved  maybe  late   late   waits  unreachable
    drip             –      saved   –      saved   open   saved  maybe  late   late   saved  unreachable
    longer           maybe  saved   maybe  saved   open   saved  maybe  late   saved  waits  unreachable
    shorter          maybe  –       maybe  saved   saved  saved  maybe  late   –      waits  protocol_mismatch
    wrong-type       maybe  saved   maybe  saved   saved  saved  saved  saved  late   saved  fine
    elsewhere        maybe  saved   maybe  saved   open   saved  maybe  late   saved  waits  protocol_mismatch
    expired          failed –       failed –       saved  saved  maybe  late   late   failed out_of_credits
    """

  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let ends: [Route: String]
    var testDescription: String { fault }
  }

  static let rows: [Row] = {
    let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let routes = lines[0].dropFirst().compactMap(Route.init)
    return lines.dropFirst().flatMap { line in
      let ends = Dictionary(uniqueKeysWithValues: zip(routes, line.dropFirst()))
        .filter { $0.value != "–" }
      let faults = line[0] == "cut" ? (0...9).map { "cut-\($0)" } : [line[0]]
      return faults.map { Row(fault: $0, ends: ends) }
    }
  }()

  @Test func everyRouteHasItsColumn() {
    #expect(Set(Self.rows.flatMap(\.ends.keys)) == Set(Route.allCases))
  }

  @Test(arguments: rows)
  func whatAlwaysGoesWrongEndsAsTheTableSays(row: Row) async throws {
    for (route, end) in row.ends.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let story = try FaultStory(row.fault, on: route, times: .max)
      let real = try await story.end()
      #expect(real == end, "\(row.fault) on \(route)")
    }
  }

  /// Only a submit has no second chance but where surely nothing was made, and whatever is refused.
  @Test(arguments: rows.filter { !$0.fault.hasPrefix("cut") })
  func whatGoesWrongOnceIsGotOver(row: Row) async throws {
    for (route, end) in row.ends where route != .credits && end != "saved" {
      let story = try FaultStory(row.fault, on: route, times: 1)
      let isSaid = end == "failed" || route.isSubmit && end != "waits"
      let expected = isSaid ? end : "saved"
      let real = try await story.end()
      #expect(real == expected, "\(row.fault) once on \(route)")
      if row.fault.hasPrefix("429-") {
        #expect(story.pause >= 50, "\(row.fault) on \(route): it was told to wait")
      }
    }
  }

  enum Route: String, CaseIterable {
    case v1, v1Heard, v2, v2Heard, status, result, list, item, clip, upload, credits

    var isSubmit: Bool { [.v1, .v1Heard, .v2, .v2Heard].contains(self) }

    /// The columns in which the provider hears what is asked, whatever becomes of its answer.
    var isHeard: Bool { self != .v1 && self != .v2 }

    func isAsked(by sent: SimulatorTransport.Sent) -> Bool {
      switch self {
      case .v1, .v1Heard: sent.method == "POST" && sent.path.hasPrefix("/v1/")
      case .v2, .v2Heard: sent.method == "POST" && sent.path.hasPrefix("/v2/")
      case .status: sent.path.hasSuffix("/status")
      case .result: sent.path.hasPrefix("/v2/requests/") && !sent.path.hasSuffix("/status")
      case .list: sent.path.hasSuffix("/request-history")
      case .item: sent.path.contains("/request-history/")
      case .clip: sent.path.hasPrefix("/generations/")
      case .upload: sent.path == "/upload-asset"
      case .credits: sent.path.hasSuffix("/get-user-credits")
      }
    }
  }

  /// The fate of a request at that time.
  fileprivate static func fate(
    _ fault: String, of route: Route, at now: Date
  ) -> SimulatorTransport.Fate? {
    func change(_ body: @escaping @Sendable (inout SimulatedReply) -> Void)
      -> SimulatorTransport.Fate
    {
      .garbled(isHeard: route.isHeard) { reply in
        var reply = reply
        body(&reply)
        return reply
      }
    }
    func limited(_ headers: [String: String]) -> SimulatorTransport.Fate {
      .answer(429, ["date": httpDate(now)].merging(headers) { $1 }, #"{"error":"slow down"}"#)
    }
    let page = "<html><p>Sorry"
    switch fault {
    case "refused": return .fails(.notSent("no route"))
    case "reset": return change { $0.delivery = .closed }
    case "reset-in-body": return change { $0.delivery = .truncated(after: 0) }
    case "reset-after-body":
      // Without a length, nobody can tell that this was the end.
      return change { reply in
        reply.delivery = .truncated(after: reply.body.count)
        reply.headers["content-length"] = "\(reply.body.count + 1)"
      }
    case "silence": return change { $0.delivery = .silent }
    case "429": return limited([:])
    case "429-seconds": return limited(["retry-after": "50"])
    case "429-date": return limited(["retry-after": httpDate(now + 50)])
    case "429-reset": return limited(["x-rate-limit-reset-at-utc": "50"])
    case "429-reset-date":
      return limited(["x-rate-limit-reset-at-utc": (now + 50).formatted(.iso8601)])
    case "500-words":
      return change { reply in
        reply.status = 500
        reply.replace(#"{"error":"a fault of ours"}"#, type: "application/json")
      }
    case "500", "502", "504":
      return change { reply in
        reply.status = Int(fault) ?? 0
        reply.replace(page, type: "text/html")
      }
    case "html": return change { $0.replace(page, type: "text/html") }
    case "garbage": return change { $0.replace(page, type: $0.headers["content-type"] ?? "") }
    case "broken-json": return change { $0.replace("{\"request_id\": ", type: "application/json") }
    case "empty": return change { $0.replace("", type: $0.headers["content-type"] ?? "") }
    case "drip": return .drips
    case "longer": return change { $0.headers["content-length"] = "\($0.body.count * 2)" }
    case "shorter": return change { $0.headers["content-length"] = "\($0.body.count / 2)" }
    case "wrong-type":
      return change { reply in
        let isText = reply.headers["content-type"]?.hasSuffix("json") ?? false
        reply.headers["content-type"] = isText ? "video/mp4" : "text/plain"
      }
    case "elsewhere":
      // Only a clip is followed to where it is: without the key, so that nothing is given away.
      return route == .clip
        ? nil
        : change { reply in
          reply.status = 302
          reply.headers["location"] = "http://elsewhere.example/"
        }
    case "expired": return .answer(404, [:], #"{"error":"not found"}"#)
    default:
      let tenths = fault.split(separator: "-").last.flatMap { Int($0) } ?? 0
      return change { $0.delivery = .truncated(after: $0.body.count * tenths / 10) }
    }
  }

  private static func httpDate(_ date: Date) -> String {
    let format = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
        \(second: .twoDigits) GMT
        """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
      calendar: Calendar(identifier: .gregorian))
    return date.formatted(format)
  }
}

/// One job whose questions go wrong in one way.
private struct FaultStory {
  let world: World
  let route: FaultTests.Route

  /// - Parameter times: how often it goes wrong.
  init(_ fault: String, on route: FaultTests.Route, times: Int) throws {
    world = try World()
    self.route = route
    let clock = world.clock
    world.transport.decide { [weak transport = world.transport] sent in
      guard route.isAsked(by: sent) else { return route.beginning(of: sent) }
      let asked = transport?.sent.count { route.isAsked(by: $0) } ?? 0
      return asked <= times ? FaultTests.fate(fault, of: route, at: clock.now) : nil
    }
  }

  /// Seconds between the first question of this kind and the next.
  var pause: Double {
    let asked = world.transport.sent.filter { route.isAsked(by: $0) }.map(\.at)
    return asked.count > 1 ? asked[1].timeIntervalSince(asked[0]) : .infinity
  }

  /// Lets the job live through a day of it; the end of it, and whatever must never be.
  func end() async throws -> String {
    guard route != .credits else { return try await credits() }
    let tomorrow = world.clock.now + 86_400
    let submitted = try await world.submit(draft(), route.isV1 ? .v1 : .v2)
    try await world.run { world.clock.now > tomorrow }
    let job = try world.job(submitted.id)
    let accepted = world.api.accepted.count
    #expect(accepted <= 1, "it was made twice")
    #expect(job.state != .done || accepted == 1)
    // The provider charged it: every job here is one that it can make.
    #expect(accepted == 0 || job.charged != .no)
    let submits = world.transport.sent.filter {
      $0.method == "POST" && $0.path != "/upload-asset"
    }
    #expect(submits.count <= 1 || job.state == .waiting || route.isSubmit)
    #expect(world.api.leakedKeys == 0)
    #expect(world.service.taskCount == 0 || job.isLate || job.state == .unknown)
    if let clip = job.clip {
      let original = SampleClips.embedded(for: ClipOrder(prompt: "", seed: 7))
      #expect(FileManager.default.contents(atPath: clip.path) == original)
      #expect(world.files.count == 2, "a clip and its sidecar: \(world.files)")
    }
    return switch (job.state, job.charged) {
    case (.done, .yes): "saved"
    case (.waiting, .no): "waits"
    case (.failed, .no): "failed"
    case (.unknown, .maybe): "maybe"
    case (.queued, .maybe), (.processing, .maybe): "open"
    case (.downloading, .yes) where job.isLate: "late"
    default: "\(job.state), charged \(job.charged)"
    }
  }

  private func draft() throws -> Draft {
    guard route == .upload else { return World.draft() }
    let face = world.folder + "/face.png"
    try Data("a face".utf8).write(to: URL(filePath: face))
    return Draft(
      model: "p-video-animate",
      values: ["image": .text(face), "video": "https://example.com/v.mp4", "seed": 7])
  }

  private func credits() async throws -> String {
    let passing = Task { [clock = world.clock] in
      while !Task.isCancelled {
        _ = clock.jump()
        try await Task.sleep(for: .milliseconds(1))
      }
    }
    defer { passing.cancel() }
    switch await world.service.credits() {
    case .success: return "fine"
    case .failure(let failure): return failure.code.rawValue
    }
  }
}

extension FaultTests.Route {
  fileprivate var isV1: Bool { [.v1, .v1Heard, .item].contains(self) }

  /// What has to go wrong before, so that this is asked at all.
  fileprivate func beginning(of sent: SimulatorTransport.Sent) -> SimulatorTransport.Fate? {
    guard sent.method == "POST" else { return nil }
    switch self {
    case .list: return .answerIsLost
    case .item:
      return .garbled(isHeard: true) { reply in
        var reply = reply
        reply.delivery = .truncated(after: reply.body.count / 2)
        return reply
      }
    default: return nil
    }
  }
}

extension SimulatedReply {
  fileprivate mutating func replace(_ text: String, type: String) {
    self.body = Data(text.utf8)
    headers["content-type"] = type
    headers["content-length"] = "\(body.count)"
  }
}
