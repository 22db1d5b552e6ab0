import FoundationEssentials
import Jobs
import SegmindAPI

/// Where the files of a job lie: its clip, the clip while it is fetched, and its sidecar.
struct ClipNaming {
  let folder: String
  let job: Job

  /// `{date}_{model}_{seed}_{id}`, the same for as long as the job lives and wherever that is: the day is
  /// that of UTC. It holds the job's id, so no other job has it.
  var base: String {
    let day = job.createdAt.formatted(
      Date.ISO8601FormatStyle().year().month().day().dateSeparator(.dash))
    // The user's folder may name any model; what is no plain letter stays out of file names.
    let model = String(job.model.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
    let seed = job.seed.map { "\($0)" } ?? "noseed"
    return "\(day)_\(model)_\(seed)_\(job.id)"
  }

  /// The clip while that process fetches it. Each has its own: one that was stopped and wakes must not write
  /// into what another fetched meanwhile.
  func part(_ owner: String) -> String { "\(partsFolder)/\(base).\(owner).part" }
  /// Where a v1 answer streams to. What is fetched later does not go on in it.
  var streamedPart: String { "\(partsFolder)/\(base).v1.part" }
  /// For what is not whole yet. It is looked through for each clip, which there may be a million of.
  var partsFolder: String { "\(folder)/.parts" }
  var sidecar: String { "\(folder)/\(base).json" }

  /// All that is there of the clip while it is fetched, with the marks beside it.
  var parts: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: partsFolder)) ?? [])
      .filter { $0.hasPrefix(base + ".") }.map { "\(partsFolder)/\($0)" }
  }

  /// The part for that process to go on with, where there is one: its own, or what one left that ended.
  func takePart(_ owner: Owner) -> String {
    let own = part(owner.name)
    guard Disk.size(own) == nil else { return own }
    for left in parts where left.hasSuffix(".part") && left != streamedPart {
      let name = left.dropFirst("\(partsFolder)/\(base).".count).dropLast(".part".count)
      guard owner.isDead(String(name)), PartMark.move(left, to: own) else { continue }
      return own
    }
    return own
  }

  /// Gives a whole file its final name and returns that. Nothing is ever overwritten, also not what the
  /// user put there; but where the same clip lies there already (the program ended between this and the
  /// library), it is that one.
  func give(_ part: String, ending: String) throws(Failure) -> String {
    var path = "\(folder)/\(base).\(ending)"
    var number = 2
    while try !Disk.publish(part, as: path) {
      if Disk.areSame(part, path) {
        Disk.remove(part)
        return path
      }
      path = "\(folder)/\(base)-\(number).\(ending)"
      number += 1
    }
    return path
  }
}
