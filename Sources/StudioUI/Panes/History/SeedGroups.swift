import Jobs
import Schema

/// Jobs that differ by their seed alone, brought together so that one row can stand for them.
struct SeedGroups: Hashable, Sendable {
  /// All that makes a clip but the seed.
  private struct Kin: Hashable {
    let model: String
    let values: Values

    init(_ job: Job, seed: String) {
      model = job.model
      values = job.values.filter { $0.key != seed }
    }
  }

  /// Those of a group one after the other, where its newest was.
  let jobs: [Job]
  /// The index of the first of its group, for each of them.
  private let heads: [Int]
  private var opened: Set<String>
  /// What the seed is called, by model; jobs of others are not brought together.
  private let seeds: [String: String]

  init(_ jobs: [Job], seeds: [String: String], opened: Set<String> = []) {
    var places: [Kin: Int] = [:]
    var groups: [[Job]] = []
    for job in jobs {
      // A job without a seed differs from none by it.
      let kin = job.seed == nil ? nil : seeds[job.model].map { Kin(job, seed: $0) }
      if let place = kin.flatMap({ places[$0] }) {
        groups[place].append(job)
      } else {
        if let kin { places[kin] = groups.count }
        groups.append([job])
      }
    }
    self.jobs = groups.flatMap(\.self)
    var heads: [Int] = []
    for group in groups {
      let head = heads.count
      heads += group.map { _ in head }
    }
    self.heads = heads
    self.opened = opened
    self.seeds = seeds
  }

  /// The same groups of other jobs.
  func regrouping(_ jobs: [Job]) -> SeedGroups { SeedGroups(jobs, seeds: seeds, opened: opened) }

  /// Another row stands for it.
  func isHidden(_ index: Int) -> Bool {
    heads.indices.contains(index) && heads[index] != index && !isOpened(index)
  }

  /// All jobs for which the row of this one stands.
  func members(of index: Int) -> [Job] {
    guard heads.indices.contains(index), !isOpened(index) else {
      return jobs.indices.contains(index) ? [jobs[index]] : []
    }
    return heads.indices.filter { heads[$0] == heads[index] }.map { jobs[$0] }
  }

  /// Opens the group of a job, or closes it; the index of its first.
  mutating func open(_ index: Int, _ isOpen: Bool) -> Int? {
    guard heads.indices.contains(index) else { return nil }
    let head = heads[index]
    if isOpen { opened.insert(jobs[head].id) } else { opened.remove(jobs[head].id) }
    return head
  }

  /// It is one of several.
  func isGrouped(_ index: Int) -> Bool {
    heads.indices.contains(index) && heads.filter { $0 == heads[index] }.count > 1
  }

  private func isOpened(_ index: Int) -> Bool { opened.contains(jobs[heads[index]].id) }
}
