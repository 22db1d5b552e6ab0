import GRDB
import Jobs

/// How a job lies in the table `job`: a column for each of its coding keys; values, clip and failure
/// as JSON.
extension Job: FetchableRecord {}
extension Job: MutablePersistableRecord {}
extension Job: PersistableRecord {
  package static var databaseTableName: String { "job" }

  enum Columns {
    static let id = Column(CodingKeys.id)
    static let token = Column(CodingKeys.token)
    static let ordinal = Column(CodingKeys.index)
    static let model = Column(CodingKeys.model)
    static let state = Column(CodingKeys.state)
    static let createdAt = Column(CodingKeys.createdAt)
    /// Ours alone: grows with the moment of the submit.
    static let number = Column("number")
    /// Ours alone: another one after each change.
    static let revision = Column("revision")
    static let parameters = Column(CodingKeys.values)
    static let requestID = Column(CodingKeys.requestID)
  }
}
