/// Something that a person asks for in words instead of by a key.
package enum Request: Hashable, Sendable {
  /// A command from anywhere: the studio goes to where it works, then does it.
  case command(CommandID, on: Subject? = nil)
  case model(String)
  /// A value for a field of the form, as it was typed.
  case fill(FieldID, with: String)
  /// The entry at this place of the list on top.
  case entry(Int)
  /// What was typed into the box with one line.
  case line(String)
  /// The history, narrowed by a filter.
  case history(String)
  /// The history from this place on, so many jobs.
  case place(Int, count: Int)
  /// What made the clip in that file, put into its form.
  case recipe(path: String)
  /// These fields of a job, put into its form.
  case load(String, only: [String])
  /// What a person calls a job.
  case tag(String, [String])
  /// What a person says of a job in a few words.
  case note(String, String)
  /// A line of the history's filter under a name.
  case saveSearch(name: String, line: String)
  /// Another value for a setting, or its default.
  case setting(Setting, String?)
  /// To leave, from wherever one is.
  case leave

  /// What a command is about.
  package enum Subject: Hashable, Sendable {
    case job(String)
    case field(FieldID)
  }
}
