import FoundationEssentials
package import Jobs
import Schema

extension APIClient {
  /// Asks what the account has left. Free of charge, so also the way to check a key.
  ///
  /// Source: documentation of the account API.
  package func credits() async -> Result<Credits, Failure> {
    do {
      let response = try await get("\(origins.api)/v1/get-user-credits")
      if response.head.status == 404 {
        // "No credits found for the user". Source: documentation.
        let text = ProviderText.words(in: response.body)
        return .failure(APIError.outOfCredits(text: text).failure)
      }
      guard response.head.isSuccess else { return .failure(APIError(response).failure) }
      let reply = try? Value(json: response.body)
      let paid = reply?["credits"]?.number
      let free = reply?["free-credits"]?.number ?? reply?["free_credits"]?.number
      guard paid != nil || free != nil else {
        let text = ProviderText.words(in: response.body)
        return .failure(APIError.notUnderstood(text: text).failure)
      }
      return .success(Credits(paid: paid ?? 0, free: free ?? 0))
    } catch {
      return .failure(APIError(error).failure)
    }
  }
}
