import Service

/// How many questions a job takes, and how long a finished one goes unnoticed, in virtual time: ours, the
/// official SDK's loops and the bound ½(∫√(f·S))², below which no schedule has the product of the two.
struct PollingBench {
  func figures() -> [Figure] {
    PollingCase.known.flatMap(known) + PollingCase.odd.flatMap(odd)
  }

  /// Learnt from 20 jobs of the same distribution.
  private func known(_ latency: LogNormal) -> [Figure] {
    let seconds = PollingCase.jobs(of: latency, seed: 1)
    let loops = [1.0, 2].map { PollingTally.loop(every: $0, seconds) }
    let ours = PollingCase.learnt(latency)
    let bound = Figure.Peer(name: "bound", value: latency.bound)
    let asOften = PollingCase.learnt(latency, lag: loops[1].lag)
    let name = latency.name
    return [
      Figure(
        .polling, "\(name): questions × lag", ours.product, "s", goal: .timesPeer(1.25), peer: bound
      ),
      Figure(.polling, "\(name): SDK, 1 s loop", loops[0].product, "s", peer: bound),
      Figure(.polling, "\(name): SDK, 2 s loop", loops[1].product, "s", peer: bound),
      Figure(
        .polling, "\(name): questions a job", ours.requests, "",
        peer: .init(name: "SDK, 2 s", value: loops[1].requests)),
      Figure(
        .polling, "\(name): lag", ours.lag, "s", peer: .init(name: "SDK, 2 s", value: loops[1].lag)),
      Figure(
        .polling, "\(name): questions at the SDK's lag", asOften.requests, "",
        goal: .timesPeer(0.5), peer: .init(name: "SDK, 2 s", value: loops[1].requests)),
    ]
  }

  /// What was learnt is wrong at first, or nothing is known; it goes on learning.
  private func odd(_ odd: (case: PollingCase, past: [Double])) -> [Figure] {
    let loop = PollingTally.loop(every: 2, odd.case.seconds)
    let ours = PollingTally.learning(from: odd.past, odd.case.seconds)
    return [
      Figure(
        .polling, "\(odd.case.name): questions", ours.requests, "", goal: .timesPeer(1.05),
        peer: .init(name: "SDK, 2 s", value: loop.requests)),
      Figure(
        .polling, "\(odd.case.name): lag", ours.lag, "s", goal: .timesPeer(1.05),
        peer: .init(name: "SDK, 2 s", value: loop.lag)),
    ]
  }
}
