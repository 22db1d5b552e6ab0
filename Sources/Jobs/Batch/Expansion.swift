/// What the texts of a job were chosen from, beside the texts that are sent.
package struct Expansion: Hashable, Sendable, Codable {
  /// As it was written, by parameter, with its variants and names of files.
  package let templates: [String: String]
  /// What was chosen for each place of it, from left to right.
  package let choices: [String: [String]]

  package init(templates: [String: String], choices: [String: [String]]) {
    self.templates = templates
    self.choices = choices
  }
}
