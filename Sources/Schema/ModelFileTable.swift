/// One table of a model file, read key by key; it knows where it stands, so that every complaint can say
/// so, and which keys were asked for, so that a misspelt one is seen.
final class ModelFileTable {
  let file: String
  let place: String
  private let members: [String: Value]
  private var asked: [String] = []

  init(file: String, place: String = "", members: [String: Value]) {
    self.file = file
    self.place = place
    self.members = members
  }

  func error(_ key: String = "", _ message: String) -> ModelFileError {
    let parts = [place, key].filter { !$0.isEmpty }
    return ModelFileError(file: file, place: parts.joined(separator: "."), message: message)
  }

  /// Refuses every key that nobody asked for.
  func finish() throws(ModelFileError) {
    let unknown = members.keys.filter { !asked.contains($0) }.sorted()
    guard let key = unknown.first else { return }
    throw error(key, "there is no such key here. Known here: \(asked.joined(separator: ", ")).")
  }

  func value(_ key: String) -> Value? {
    asked.append(key)
    return members[key]
  }

  func need<T>(_ key: String, _ found: T?) throws(ModelFileError) -> T {
    guard let found else { throw error(key, "is missing.") }
    return found
  }

  func text(_ key: String) throws(ModelFileError) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value, !value.isEmpty else {
      throw error(key, "expected is text that is not empty; found \(value.json).")
    }
    return text
  }

  /// False where the key is absent.
  func flag(_ key: String) throws(ModelFileError) -> Bool {
    switch value(key) {
    case nil: return false
    case .bool(let flag): return flag
    case let other?: throw error(key, "expected is true or false; found \(other.json).")
    }
  }

  /// A number that is not negative.
  func amount(_ key: String) throws(ModelFileError) -> Double? {
    guard let value = value(key) else { return nil }
    guard value.text == nil, let number = value.number, number >= 0 else {
      throw error(key, "expected is a number that is not negative; found \(value.json).")
    }
    return number
  }

  func wholeRange(_ key: String) throws(ModelFileError) -> ClosedRange<Int>? {
    try bounds(key, "two whole numbers such as [3, 15]") { $0.integer }
  }

  func range(_ key: String) throws(ModelFileError) -> ClosedRange<Double>? {
    try bounds(key, "two numbers such as [0.0, 4.0]") { $0.number }
  }

  private func bounds<Bound: Comparable>(
    _ key: String, _ expected: String, _ read: (Value) -> Bound?
  ) throws(ModelFileError) -> ClosedRange<Bound>? {
    guard let value = value(key) else { return nil }
    let numbers = (value.items ?? []).compactMap { $0.text == nil ? read($0) : nil }
    guard value.items?.count == 2, numbers.count == 2, numbers[0] <= numbers[1] else {
      throw error(key, "expected are \(expected), the lower one first; found \(value.json).")
    }
    return numbers[0]...numbers[1]
  }

  func texts(_ key: String) throws(ModelFileError) -> [String]? {
    guard let value = value(key) else { return nil }
    guard let items = value.items, !items.isEmpty,
      items.allSatisfy({ $0.text != nil && !$0.isEmpty })
    else { throw error(key, "expected is a list of texts; found \(value.json).") }
    return items.compactMap(\.text)
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type
  ) throws(ModelFileError) -> Word? where Word.RawValue == String {
    guard let value = value(key) else { return nil }
    guard let word = value.text.flatMap(Word.init(rawValue:)) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(key, "\(value.json) is not one of \(words).")
    }
    return word
  }

  func table(_ key: String) throws(ModelFileError) -> ModelFileTable? {
    guard let value = value(key) else { return nil }
    guard let members = value.members else {
      throw error(key, "expected is a table; found \(value.json).")
    }
    return ModelFileTable(file: file, place: error(key, "").place, members: members)
  }

  /// The tables of an array, each placed as `key[1]`, or `key[1].name` where it has a name.
  func tables(_ key: String) throws(ModelFileError) -> [ModelFileTable] {
    guard let value = value(key) else { return [] }
    let tables = (value.items ?? []).compactMap(\.members)
    guard let items = value.items, items.count == tables.count else {
      throw error(key, "expected is a list of tables; found \(value.json).")
    }
    return tables.enumerated().map { index, members in
      let name = members["name"]?.text.map { ".\($0)" } ?? ""
      return ModelFileTable(
        file: file, place: error("\(key)[\(index + 1)]\(name)", "").place, members: members)
    }
  }

  /// Every key with its value, whatever the keys are.
  func all() -> [String: Value] {
    asked += members.keys
    return members
  }
}
