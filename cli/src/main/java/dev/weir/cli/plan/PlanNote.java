package dev.weir.cli.plan;

import java.util.Optional;

/** A note on a planned deployment. */
sealed interface PlanNote {

  /** Returns a line for people. */
  String text();

  /** The value of a setting changes. */
  record ChangedSetting(String key, Optional<String> before, Optional<String> after)
      implements PlanNote {
    @Override
    public String text() {
      return "changed   " + values(key, before, after);
    }
  }

  /** A deployed setting reverts to the value in cdk.json. */
  record Reverted(String key, Optional<String> before, Optional<String> after) implements PlanNote {
    @Override
    public String text() {
      return "REVERTED  "
          + values(key, before, after)
          + ": to keep it, set it in stages/<stage>.json or with -c";
    }
  }

  /** A consequence of a change. */
  record Consequence(String text) implements PlanNote {}

  /** AWS would refuse the deployment, or it would lose data, so it must not be made. */
  record RefusedChange(String reason) implements PlanNote {
    @Override
    public String text() {
      return "REFUSED   " + reason;
    }
  }

  private static String values(String key, Optional<String> before, Optional<String> after) {
    return key + ": " + before.orElse("(none)") + " -> " + after.orElse("(none)");
  }
}
