/// A job that another one came from, and how.
package struct Parent: Hashable, Sendable, Codable {
  package let job: String
  package let how: How

  package init(_ how: How, of job: String) {
    self.how = how
    self.job = job
  }

  package enum How: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its values were loaded into the form.
    case recalled
    /// It was sent once more.
    case again
    /// A frame of its clip is an image of the other.
    case frame
    /// Its clip is a file of the other.
    case clip
    /// The same at full settings.
    case promoted
  }
}
