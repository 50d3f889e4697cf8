package dev.weir.alerts;

import java.util.Optional;

/**
 * The source of alerts other than the pipeline's own function: an operator's command that replays
 * records.
 *
 * @param text stored with each alert as {@code origin}, such as {@code rebuild of v2}; empty for
 *     the function
 * @param isPublished whether they are published; otherwise they are kept as history only
 */
public record AlertOrigin(Optional<String> text, boolean isPublished) {

  /** The pipeline's own function. */
  public static final AlertOrigin FUNCTION = new AlertOrigin(Optional.empty(), true);

  /** Returns the origin of a command. */
  public static AlertOrigin of(String text, boolean isPublished) {
    return new AlertOrigin(Optional.of(text), isPublished);
  }
}
