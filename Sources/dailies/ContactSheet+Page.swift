import Foundation
import Jobs
import Schema
import StudioUI

extension ContactSheet {
  /// The page: no scripts, nothing from elsewhere, readable in the dark.
  static func page(_ rows: [Row]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>dailies: \(rows.count) \(rows.count == 1 ? "clip" : "clips")</title>
    <style>
    :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
    body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
    section { border-top: 1px solid #8886; padding: 1.2rem 0; }
    h2 { font-size: 1rem; margin: 0 0 .4rem; }
    h2 span { font-weight: normal; opacity: .7; margin-left: 1em; }
    p { margin: 0 0 .8rem; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 70ch; }
    .frames { display: grid; grid-template-columns: repeat(\(moments.count), 1fr); gap: .5rem; }
    .frames img { width: 100%; display: block; border-radius: 3px; }
    dl { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .8rem 0 0; opacity: .85; }
    dl div { display: flex; gap: .4em; min-width: 0; }
    dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; }
    </style>
    </head>
    <body>
    \(rows.map(section).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  private static func section(_ row: Row) -> String {
    let recipe = Recipe(row.job)
    let prompt = recipe.values["prompt"]?.text
    let seed = row.job.seed.map { "seed \($0)" }
    let cost = row.job.cost.map { "\(Words.money($0)) credits" }
    let about = [seed, cost, row.job.submittedAt?.formatted(.iso8601)].compactMap(\.self)
    let others = recipe.values.filter {
      !$0.value.isEmpty && ($0.key != "prompt" || prompt == nil) && $0.key != "seed"
    }
    let facts =
      others.sorted { $0.key < $1.key }.map { ($0.key, $0.value.words) }
      + [("request", row.job.requestID ?? ""), ("job", row.job.id)].filter { !$0.1.isEmpty }
    return """
      <section>
      <h2>\(escaped(row.job.model))\(about.map { "<span>\(escaped($0))</span>" }.joined())</h2>
      \(prompt.map { "<p>\(escaped($0))</p>" } ?? "")
      <div class="frames">
      \(zip(moments, row.frames).map(image).joined(separator: "\n"))
      </div>
      <dl>
      \(facts.map { "<div><dt>\(escaped($0))</dt><dd>\(escaped($1))</dd></div>" }.joined(separator: "\n"))
      </dl>
      </section>
      """
  }

  private static func image(_ moment: Double, _ frame: Data?) -> String {
    guard let frame else { return "<div></div>" }
    let place = "\(Int(moment * 100)) % of the clip"
    return
      #"<img alt="\#(place)" title="\#(place)" src="data:image/jpeg;base64,\#(frame.base64EncodedString())">"#
  }

  /// Text that means nothing to a browser, wherever it stands.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
