package import Jobs

/// Something on top of the view that takes the keys first.
package enum Overlay: Hashable, Sendable {
  /// The amount, before anything is sent.
  case confirm(Confirmation)
  /// The values of a choice.
  case choice(ChoiceList)
  /// The files for a field.
  case files(FilePicker)
  /// What a past job would change in a form.
  case recall(Recall)
  /// Clips side by side.
  case table(LightTable)
  /// Everything about one job; raw is what was sent and answered, as it is.
  case detail(job: String, scroll: Int, showsRaw: Bool)
  /// Why a submit was not taken.
  case failure(Failure)
  case palette(Palette)
  /// What is in the trash, before it is emptied.
  case emptying(TrashCount)
  /// A line that is typed: the value of a setting, a job's tags.
  case line(LineEdit)
  /// What happens to open jobs and typed text.
  case quit
}
