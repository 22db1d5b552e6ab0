import FoundationEssentials
import Schema

/// Chooses files for a field: the entries of a folder, or what the field held in past jobs, narrowed by what is
/// typed. A path can be typed too; each `/` goes into its folder.
package struct FilePicker: Hashable, Sendable {
  enum Order: Hashable, Sendable { case name, newest }

  package enum Entry: Hashable, Sendable {
    /// The folder around this one.
    case above
    case folder(FolderListing.Entry)
    case file(FolderListing.Entry)
    /// A file of a past job, by its path.
    case past(String)
    /// What was typed is an address.
    case address(String)
  }

  let field: FieldID
  let media: Media
  /// How many files the field has room for.
  let room: Int
  /// The folder that is shown, or that was asked for.
  var folder: String
  /// Nil until the folder was read.
  private(set) var listing: FolderListing?
  /// Enter was pressed on what was typed before its folder was read.
  var isTakenWhenRead = false
  /// The folder was asked for.
  var isAsked = false
  /// What the field held in past jobs, where that is shown instead of the folder.
  private(set) var past: [String]?
  var filter = TextField("") {
    didSet {
      guard filter.text != oldValue.text else { return }
      isTakenWhenRead = false
      sift()
    }
  }
  var showsAll = false { didSet { sift() } }
  var order = Order.name { didSet { sort() } }
  /// What is in the folder, in its order.
  private var sorted: [FolderListing.Entry] = []
  /// What fits the filter, the best first; without one the folders, then the files in their order.
  package private(set) var entries: [Entry] = []
  /// Paths in the order in which they were marked.
  var marked: [String] = []
  var chosen = 0
  /// The place of the first entry in sight.
  var scroll = 0
  /// The file that is shown beside the list: the chosen one, once the choice rests on it.
  var shown: String?
  /// The name that is chosen once its folder was read.
  var wanted: String?

  init(_ field: FieldID, _ media: Media, room: Int, folder: String, wanted: String? = nil) {
    self.field = field
    self.media = media
    self.room = room
    self.folder = folder
    self.wanted = wanted
  }

  var takesSeveral: Bool { room > 1 }

  /// Whoever goes into a folder wants what is in it.
  var firstChoice: Int {
    entries.first == .above && entries.count > 1 ? 1 : 0
  }

  var chosenEntry: Entry? {
    entries.indices.contains(chosen) ? entries[chosen] : nil
  }

  /// The file that is chosen.
  var chosenPath: String? { chosenEntry.flatMap(path) }

  /// The file an entry stands for; nil for folders and addresses.
  func path(_ entry: Entry) -> String? {
    switch entry {
    case .file(let file): path(of: file.name)
    case .past(let path): path
    case .above, .folder, .address: nil
    }
  }

  /// Shows another folder, or that one again.
  mutating func open(_ folder: String, showing name: String? = nil) {
    self.folder = folder
    wanted = name
    isAsked = false
    isTakenWhenRead = false
    past = nil
    listing = nil
    filter = TextField("")
    chosen = 0
    sort()
  }

  mutating func open(_ entry: FolderListing.Entry) { open(path(of: entry.name)) }

  mutating func openAbove() {
    let name = folder.split(separator: "/").last.map(String.init)
    // Only who reads it knows what is above `~`, or above a link.
    open(folder == "~" ? "~/.." : Self.parent(of: folder), showing: folder == "~" ? nil : name)
  }

  /// Takes what was read.
  mutating func take(_ listing: FolderListing, asked: String) {
    guard asked == folder else { return }
    self.listing = listing
    folder = listing.path
    sort()
    chosen = wanted.flatMap { name in entries.firstIndex { Self.name($0) == name } } ?? firstChoice
    wanted = nil
  }

  /// After typing: what stands before the last `/` is a folder.
  mutating func settleFilter() {
    let typed = filter.text
    guard past == nil, !Self.isAddress(typed), let slash = typed.lastIndex(of: "/") else { return }
    let start = typed[..<slash]
    let rest = String(typed[typed.index(after: slash)...])
    let isWhole = typed.hasPrefix("/") || typed.hasPrefix("~")
    open(isWhole ? (start.isEmpty ? "/" : String(start)) : path(of: String(start)))
    filter = TextField(rest)
  }

  /// Shows what the field held in past jobs instead of the folder.
  mutating func showPast(_ paths: [String]) {
    past = paths.filter { !Self.isAddress($0) }
    filter = TextField("")
    chosen = 0
    sift()
  }

  mutating func mark(_ path: String) {
    if let place = marked.firstIndex(of: path) {
      marked.remove(at: place)
    } else {
      marked.append(path)
    }
  }

  func path(of name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(_ entry: Entry) -> String? {
    switch entry {
    case .folder(let item), .file(let item): item.name
    case .above, .past, .address: nil
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    ["http:", "https:"].contains { text.lowercased().hasPrefix($0) }
  }

  private func isShown(_ entry: FolderListing.Entry, _ typed: String) -> Bool {
    if entry.name.hasPrefix("."), !typed.hasPrefix(".") { return false }
    if entry.isFolder || showsAll { return true }
    let dot = entry.name.lastIndex(of: ".")
    return media.takes(ending: dot.map { String(entry.name[entry.name.index(after: $0)...]) })
  }

  private mutating func sort() {
    let named = (listing?.entries ?? []).map { (entry: $0, name: $0.name.lowercased()) }
    sorted = named.sorted { left, right in
      let (first, second) = (left.entry, right.entry)
      if first.isFolder != second.isFolder { return first.isFolder }
      if order == .newest, first.modifiedAt != second.modifiedAt {
        return first.modifiedAt > second.modifiedAt
      }
      return (left.name, first.name) < (right.name, second.name)
    }.map(\.entry)
    sift()
  }

  private mutating func sift() {
    let typed = filter.text
    if Self.isAddress(typed) {
      entries = [.address(typed)]
    } else if let past {
      entries = Self.fitting(typed, past) { $0 }.map(Entry.past)
    } else {
      let shown = sorted.filter { isShown($0, typed) }
      let found = Self.fitting(typed, shown) { $0.name }
        .map { $0.isFolder ? Entry.folder($0) : .file($0) }
      entries = typed.isEmpty && folder != "/" ? [.above] + found : found
    }
  }

  private static func fitting<Item>(
    _ typed: String, _ items: [Item], _ name: (Item) -> String
  ) -> [Item] {
    guard !typed.isEmpty else { return items }
    let scored = items.enumerated().compactMap { place, item in
      FuzzyMatch.score(typed, in: name(item)).map { (item, score: $0, place: place) }
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.0)
  }
}
