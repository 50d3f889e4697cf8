package dev.weir.client.report;

import java.util.List;
import picocli.CommandLine.Option;

/** The options that select alerts. */
final class AlertFilter {

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      converter = AlertType.class,
      description = "Only alerts of these types, such as VELOCITY or ERROR_COUNT,ERROR_RATIO.")
  private List<String> types = List.of();

  @Option(names = "--user", paramLabel = "U", description = "Only alerts about this user.")
  private String user;

  @Option(
      names = "--shadow",
      description =
          "Include alerts of rules in shadow mode, which are recorded but never published.")
  private boolean shadow;

  /** Returns whether alerts that are never published are included. */
  boolean wantsShadow() {
    return shadow;
  }

  boolean matches(AlertRow alert) {
    return (shadow || !alert.isShadow()) && isOfType(alert) && isAboutUser(alert);
  }

  private boolean isOfType(AlertRow alert) {
    return types.isEmpty() || types.contains(alert.type());
  }

  private boolean isAboutUser(AlertRow alert) {
    return user == null || alert.user().filter(user::equals).isPresent();
  }

  /**
   * Returns the filter as part of a sentence, such as {@code of type VELOCITY about user u1}; empty
   * if it includes everything.
   */
  String description() {
    var ofType = types.isEmpty() ? "" : " of type " + String.join(" or ", types);
    return ofType + (user == null ? "" : " about user " + user);
  }
}
