/// What happens in the service that is not stored.
package enum ServiceNews: Hashable, Sendable {
  case progress(job: String, Progress)
  /// Something the user should know that belongs to no job (the key was refused while polling).
  case notice(String)
  /// What the account has left, where the service had to know it.
  case credits(Double)

  /// Bytes of one job's upload or download.
  package struct Progress: Hashable, Sendable {
    package enum Phase: Hashable, Sendable { case uploading, downloading }

    package let phase: Phase
    package let bytes: Int
    /// Nil while the whole length is not known.
    package let total: Int?
  }
}
