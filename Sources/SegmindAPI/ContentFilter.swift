/// Tells whether a failure's words speak of the provider's content filter.
///
/// Blocks come as FAILED, not as a state of their own (source: model pages), so only the words tell. The
/// words are a guess from what such filters usually say.
enum ContentFilter {
  static func speaks(in text: String) -> Bool {
    text.lowercased().contains(
      /\b(?:rai|nsfw|moderation|flagged|content[ _-](?:policy|filter\w*|blocked|violation)|blocked|safety|sensitive|inappropriate|prohibited|responsible ai)\b/
    )
  }
}
