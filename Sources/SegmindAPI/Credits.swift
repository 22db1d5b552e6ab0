/// What an account has left.
///
/// Source: documentation of the account API (`credits`, `free-credits`). One credit is one US dollar.
package struct Credits: Hashable, Sendable {
  package let paid: Double
  package let free: Double

  package var total: Double { paid + free }
}
