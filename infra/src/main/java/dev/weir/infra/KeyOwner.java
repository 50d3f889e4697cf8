package dev.weir.infra;

/** Who owns the keys that data at rest is encrypted with. */
enum KeyOwner {
  /** Keys that AWS manages in this account: nothing to look after, nothing to pay per month. */
  AWS_MANAGED,
  /** One key of the stack's own, rotated every year: its policy and its use can be audited. */
  CUSTOMER_MANAGED
}
