import Jobs
import Schema

extension Palette {
  /// What of a job can be copied, the way to fetch its clip from another machine first.
  func copies(of id: String, _ state: StudioState) -> [Entry] {
    guard let job = state.job(id) else { return [] }
    let clip = job.clip?.path
    var texts = [
      ("scp", clip.flatMap { state.settings.sshAddress?.scpLine($0) }), ("path", clip),
      ("address", job.outputURL),
    ]
    let model = state.models.first { $0.slug == job.model }
    for parameter in model?.parameters ?? [] where parameter.kind == .text(isLong: true) {
      texts.append((parameter.name, job.values[parameter.name]?.text))
    }
    texts += [("seed", job.seed.map(String.init)), ("request", job.requestID)]
    let requests = ExchangeFormat.allCases.compactMap { format -> Entry? in
      guard let model else { return nil }
      return Entry(
        target: .text(format.text(of: job, model)), heading: "", mark: format.rawValue,
        name: Words.about(format))
    }
    return texts.compactMap { name, text in
      guard let text, !text.isEmpty else { return nil }
      return Entry(target: .text(text), heading: "", mark: name, name: text.oneLine)
    } + requests
  }
}
