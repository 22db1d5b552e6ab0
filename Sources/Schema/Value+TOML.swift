import TOMLKit

extension Value {
  /// What TOML has and JSON has not (dates, infinity) becomes text; nil where it is no value at all.
  init?(_ toml: any TOMLValueConvertible) {
    switch toml.type {
    case .bool: self = .bool(toml.bool ?? false)
    case .int: self = .integer(toml.int ?? 0)
    case .double:
      let number = toml.double ?? 0
      self = number.isFinite ? Value(number) : .text("\(number)")
    case .string: self = .text(toml.string ?? "")
    case .array:
      var items: [Value] = []
      for item in toml.array ?? TOMLArray() {
        guard let value = Value(item) else { return nil }
        items.append(value)
      }
      self = .list(items)
    case .table:
      guard let table = toml.table else { return nil }
      var members: [String: Value] = [:]
      for key in table.keys {
        guard let value = table[key].flatMap(Value.init) else { return nil }
        members[key] = value
      }
      self = .object(members)
    case .date, .time, .dateTime: self = .text(toml.tomlValue.debugDescription)
    }
  }

  /// A whole number where it is one, as JSON's reader has it.
  private init(_ number: Double) {
    self = Int(exactly: number).map(Value.integer) ?? .number(number)
  }
}
