import Jobs
import Schema

/// Choosing among the jobs of a batch while the box shows their amount.
extension StudioState {
  /// The batch in the box on top.
  var plan: BatchPlan? {
    guard case .confirm(let confirmation) = overlays.last else { return nil }
    return confirmation.plan
  }

  /// Every value with every other, or the first ones together.
  mutating func turnBatch() {
    changeConfirmation { confirmation in
      do throws(BatchError) {
        try confirmation.plan?.turn()
      } catch {
        return "\(error)"
      }
      return nil
    }
  }

  /// Asks how many of the jobs are to be drawn; half of them is offered.
  mutating func askForSample() {
    guard let plan else { return }
    let half = String(max(1, (plan.whole + 1) / 2))
    overlays.append(
      .line(LineEdit(subject: .sample(of: plan.whole), field: TextField(half))))
  }

  /// Draws so many; all of them again where that many were asked for.
  mutating func takeSample(_ typed: String, of most: Int) {
    guard let count = Int(typed.filter { !$0.isWhitespace }), (1...most).contains(count) else {
      toast = Words.noSample(most)
      return
    }
    overlays.removeLast()
    changeConfirmation { confirmation in
      confirmation.plan?.draw(count)
      return nil
    }
  }

  /// The number of jobs was typed, by whoever wants so many.
  mutating func takeCount(_ typed: String, _ count: Int) -> [Effect] {
    guard Int(typed.filter { !$0.isWhitespace }) == count else {
      toast = Words.notTheNumber(count)
      return []
    }
    overlays.removeLast()
    if let whyOverCap {
      toast = whyOverCap
      return []
    }
    return insisted() ? send() : []
  }

  /// Shows other lines of the expansion.
  mutating func scrollConfirmation(by lines: Int) {
    changeConfirmation { confirmation in
      let last = max(0, confirmation.drafts.count - 1)
      confirmation.scroll = min(max(0, confirmation.scroll + lines), last)
      return nil
    }
  }

  private mutating func changeConfirmation(_ change: (inout Confirmation) -> String?) {
    guard case .confirm(var confirmation) = overlays.last else { return }
    confirmation.pressedAt = now
    let before = confirmation.drafts
    toast = change(&confirmation)
    // Agreed was to something else.
    if confirmation.drafts != before { confirmation.isInsisted = false }
    if confirmation.drafts.count <= confirmation.scroll { confirmation.scroll = 0 }
    overlays[overlays.count - 1] = .confirm(confirmation)
  }
}
