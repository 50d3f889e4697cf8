package dev.weir.cli.check;

/** What to do about a stream, consumer, table or replica that is not active. */
final class StateRemedy {

  private StateRemedy() {}

  /**
   * The remedy.
   *
   * @param state as AWS names it, such as {@code DELETING}
   */
  static String of(String state) {
    return switch (state) {
      case "CREATING", "UPDATING" -> "Wait, and check again.";
      case "DELETING" -> "Wait until it is gone. " + CheckFinding.REDEPLOY;
      case "INACCESSIBLE_ENCRYPTION_CREDENTIALS" ->
          "Its encryption key is disabled, or its policy changed: enable the key, or restore the"
              + " policy, within 20 hours; DynamoDB then removes a replica.";
      default -> "docs/market-recovery.md, or AWS Health.";
    };
  }
}
