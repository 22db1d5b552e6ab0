import Jobs

/// How this machine is reached from elsewhere: `ada@renderbox:2222`, `renderbox`, `[fe80::1]`.
package struct SSHAddress: Hashable, Sendable, CustomStringConvertible {
  /// With the user, where one is named.
  private let host: String
  private let port: Int?

  /// Nil where it is not written so.
  package init?(_ text: String) {
    var host = text[...]
    var port: Int?
    if let colon = host.lastIndex(of: ":"), host.last != "]" {
      guard let number = Int(host[host.index(after: colon)...]), (1...65535).contains(number) else {
        return nil
      }
      port = number
      host = host[..<colon]
    }
    let isPlain = host.allSatisfy { !$0.isWhitespace && !"'\"\\/;&|$`<>()".contains($0) }
    guard isPlain, !host.isEmpty, !host.hasPrefix("-"), host.last != "@" else { return nil }
    self.host = String(host)
    self.port = port
  }

  /// As the person came here, where they came by ssh; else by this machine's name.
  ///
  /// `SSH_CONNECTION` names the client's address and port, then this machine's.
  package static func suggested(environment: [String: String], hostName: String) -> String {
    let user = environment["USER"] ?? environment["LOGNAME"]
    let parts = environment["SSH_CONNECTION"]?.split(separator: " ").map(String.init) ?? []
    let name = parts.count == 4 ? parts[2] : hostName
    let host = name.contains(":") ? "[\(name)]" : name
    let port = parts.count == 4 && parts[3] != "22" ? ":\(parts[3])" : ""
    return (user.map { "\($0)@" } ?? "") + host + port
  }

  package var description: String { host + (port.map { ":\($0)" } ?? "") }

  /// What is typed on another machine to fetch a file from this one.
  package func scpLine(_ path: String) -> String {
    "scp \(port.map { "-P \($0) " } ?? "")\(ShellLine.quoted("\(host):\(path)")) ."
  }
}
