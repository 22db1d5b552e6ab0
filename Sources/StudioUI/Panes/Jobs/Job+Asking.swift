import Jobs

extension Job {
  /// The provider may know more of it than the library does.
  var canBeAskedAgain: Bool {
    if state == .unknown { return true }
    guard requestID != nil else { return false }
    return state == .failed || state == .expired || isLate
  }
}
