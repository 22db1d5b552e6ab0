import Foundation
import History
import Jobs
import Schema
import StudioUI

/// What a library says of money before anything is asked: what is spent, what the caps leave, and what own
/// jobs of a model cost.
struct Purse {
  let budget: Budget
  let own: Experience?
  /// What jobs that wait will cost; nil where nobody knows.
  private let promised: [Money?]

  init(_ place: Place, model: ModelSchema) throws(CommandStop) {
    do throws(StoreError) {
      let store = try place.openLibrary()
      let spent = try store.spent(at: Date())
      budget = Budget(
        place.settings.inForce.caps,
        used: [.day: spent.today(at: Date()), .total: spent.inAll])
      promised = try store.jobs(in: [.waiting, .uploading]).filter(\.isPromised).map(\.price)
      own = try store.experience(of: model.slug)
    } catch {
      throw CommandStop(.failed, error.description)
    }
  }

  /// What the caps say to jobs of these prices.
  func outlook(_ prices: [Money?]) -> Outlook { budget.promising(promised).outlook(prices) }
}
