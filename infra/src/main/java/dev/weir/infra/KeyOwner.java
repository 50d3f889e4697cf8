package dev.weir.infra;

/** The owner of the keys for encryption at rest. */
enum KeyOwner {
  /** Keys that AWS manages in this account: no maintenance and no monthly cost. */
  AWS_MANAGED,
  /** A key of the stack, rotated every year, with an auditable policy and use. */
  CUSTOMER_MANAGED
}
