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

  init(_ place: Place, model: ModelSchema) throws(CommandStop) {
    do throws(StoreError) {
      let store = try place.openLibrary()
      let spent = try store.spent(at: Date())
      budget = Budget(
        place.settings.inForce.caps,
        used: [.day: spent.today(at: Date()), .total: spent.inAll])
      own = try store.experience(of: model.slug)
    } catch {
      throw CommandStop(.failed, error.description)
    }
  }
}
