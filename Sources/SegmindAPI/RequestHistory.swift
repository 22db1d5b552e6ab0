package import FoundationEssentials
package import Jobs
import Schema

extension APIClient {
  /// One page of the account's history, in the service's order.
  ///
  /// - `model`: part of a model's name; nil: all.
  /// - `page`: from 1; `perPage`: 1 to 100.
  /// - `from`, `to`: days in UTC, at most 31 apart; nil: the last 7 days.
  ///
  /// Source of path, query and names: Python SDK. The envelope is not documented: the rows are its first list.
  /// A request with several outputs has several rows, each with the full cost.
  package func history(
    model: String? = nil, from: Date? = nil, to: Date? = nil, page: Int = 1, perPage: Int = 100
  ) async -> Result<HistoryPage, Failure> {
    var query = ["page=\(page)", "per_page=\(perPage)"]
    if let model { query.append("model_name=\(model.urlEncoded)") }
    if let from { query.append("from_date=\(Self.day(from))") }
    if let to { query.append("to_date=\(Self.day(to))") }
    return await ask("\(historyPath)?\(query.joined(separator: "&"))")
  }

  /// One request of the account by its id, of any age; nil where the account has none of that id.
  package func historyItem(requestID: String) async -> Result<HistoryRow?, Failure> {
    switch await ask("\(historyPath)/\(requestID.urlEncoded)") {
    case .success(let page):
      .success(
        page.rows.first { $0.requestID == requestID && $0.outputURL != nil }
          ?? page.rows.first { $0.requestID == requestID })
    case .failure(let failure) where failure.code == .expired: .success(nil)
    case .failure(let failure): .failure(failure)
    }
  }

  private var historyPath: String { "\(origins.history)/inference-request/request-history" }

  private func ask(_ url: String) async -> Result<HistoryPage, Failure> {
    do {
      let response = try await get(url)
      guard response.head.isSuccess else { return .failure(APIError(response).failure) }
      guard let reply = try? Value(json: response.body), let rows = Self.rows(in: reply) else {
        let text = ProviderText.words(in: response.body)
        return .failure(APIError.notUnderstood(text: text).failure)
      }
      return .success(HistoryPage(rows: rows, answeredAt: response.head.date))
    } catch {
      return .failure(APIError(error).failure)
    }
  }

  /// The rows of an answer: itself where it is one row or a list of them, else the list in it, or the row.
  private static func rows(in reply: Value, depth: Int = 0) -> [HistoryRow]? {
    switch reply {
    case .list(let items): return items.compactMap(HistoryRow.init)
    case .object(let members):
      if let row = HistoryRow(reply) { return [row] }
      let inner = members.keys.sorted().compactMap { members[$0] }
      if let list = inner.first(where: { $0.items != nil }) { return rows(in: list) }
      guard depth < 2 else { return nil }
      return inner.lazy.compactMap { rows(in: $0, depth: depth + 1) }.first
    case .null, .bool, .integer, .number, .text: return nil
    }
  }

  private static func day(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle().year().month().day())
  }
}

extension HistoryRow {
  /// Nil where it has no request id.
  init?(_ row: Value) {
    guard let id = row["request_id"]?.identifier else { return nil }
    let first = { (names: [String]) in names.lazy.compactMap { row[$0] }.first { !$0.isNull } }
    let body = first(["request_body", "parameters"])
    self.init(
      requestID: id, model: row["model_name"]?.text,
      status: first(["model_status", "status"])?.text?.uppercased(),
      cost: first(["credits_deduction", "cost"])?.number.flatMap { $0.isFinite ? $0 : nil },
      outputURL: first(["generation_url", "output_url"]).flatMap {
        OutputSearch.url(in: ["output": $0])
      },
      // Seen as an object, and feared as JSON in a string.
      body: body.flatMap { value in
        value.text.flatMap { try? Value(json: Data($0.utf8)) } ?? value
      },
      createdAt: first(["model_created", "created_at", "timestamp", "created"]).flatMap {
        WireDate.parse($0.text ?? $0.json)
      },
      error: first(["error"]).flatMap { ProviderText.words(in: ["error": $0]) })
  }
}
