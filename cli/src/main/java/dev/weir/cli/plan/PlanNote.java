package dev.weir.cli.plan;

import java.util.Optional;

/** What is to be known of a deployment before it is made. */
sealed interface PlanNote {

  /** A line for a person. */
  String text();

  /** A setting gets another value. */
  record Changed(String key, Optional<String> before, Optional<String> after) implements PlanNote {
    @Override
    public String text() {
      return "changed   " + values(key, before, after);
    }
  }

  /** A setting that the stack was deployed with goes back to what cdk.json has. */
  record Reverted(String key, Optional<String> before, Optional<String> after) implements PlanNote {
    @Override
    public String text() {
      return "REVERTED  "
          + values(key, before, after)
          + ": keep it with stages/<stage>.json or -c, unless this is meant";
    }
  }

  /** Something that follows from a change. */
  record Consequence(String text) implements PlanNote {}

  /** AWS would refuse it, or it would lose data: the deployment must not be made. */
  record Refused(String reason) implements PlanNote {
    @Override
    public String text() {
      return "REFUSED   " + reason;
    }
  }

  private static String values(String key, Optional<String> before, Optional<String> after) {
    return key + ": " + before.orElse("(none)") + " -> " + after.orElse("(none)");
  }
}
