/// Tells whether the provider's words about a failure speak of a file that it could not fetch or read.
///
/// There is no code for that, so only the words tell. One wording was seen ("Reference media rejected"); the
/// others are a guess from what such programs usually say.
enum InputTrouble {
  static func speaks(in text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("reference media")
      || text.contains(
        /\b(?:could not|couldn't|cannot|can't|failed to|unable to|error)\b.{0,40}\b(?:download|fetch|retriev|load|open|read|decod|access|identify)\w*\b.{0,60}\b(?:image|video|audio|media|file|url|input)s?\b/
      )
      || text.contains(
        /\b(?:invalid|unsupported|corrupt\w*|broken|unreadable)\b.{0,20}\b(?:image|video|audio|media|file|url)s?\b/
      )
      || text.contains(
        /\b(?:image|video|audio|media|file|url)s?\b.{0,40}\b(?:not found|unreachable|not accessible|inaccessible|(?:could not|cannot) be (?:downloaded|fetched|loaded|opened|read|decoded))\b/
      )
  }
}
