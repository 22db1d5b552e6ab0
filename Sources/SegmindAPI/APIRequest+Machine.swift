extension APIRequest {
  /// A proxy of the environment is for the network, not for this machine.
  var isForThisMachine: Bool {
    let url = url.lowercased()
    guard let start = url.firstRange(of: "://")?.upperBound else { return false }
    let host = url[start...].prefix { !"/?#".contains($0) }
    if host.hasPrefix("[::1]") { return host.count == 5 || host.dropFirst(5).hasPrefix(":") }
    let name = host.prefix { $0 != ":" }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return name == "localhost"
      || (numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil))
  }
}
