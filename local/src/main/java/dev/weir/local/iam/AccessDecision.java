package dev.weir.local.iam;

/** The decision about a request. */
public enum AccessDecision {
  ALLOWED("allowed"),
  NOT_ALLOWED("because no identity-based policy allows the %s action"),
  DENIED_BY_ROLE("with an explicit deny in an identity-based policy"),
  DENIED_BY_RESOURCE("with an explicit deny in a resource-based policy");

  private final String reason;

  AccessDecision(String reason) {
    this.reason = reason;
  }

  /** Returns whether the request is allowed. */
  public boolean isAllowed() {
    return this == ALLOWED;
  }

  /** Returns the end of AWS's message. */
  String reason(String action) {
    return reason.formatted(action);
  }
}
