package dev.weir.client.rebuild;

import dev.weir.client.CommandFault;
import java.time.Instant;
import java.util.Optional;

/**
 * How a rebuild was begun. Each run of it continues in the same way.
 *
 * @param from records that arrived earlier are left out
 * @param given {@link #from} as the operator wrote it: {@code 90d} is another instant in each run
 * @param publishes whether alerts are published
 */
record RebuildMark(Instant from, String given, boolean publishes) {

  /**
   * Decides how a run continues.
   *
   * @param stored the mark of an earlier run
   * @param wanted the mark of this one
   * @param isFilled whether anything is applied in the projection
   * @return the mark of the rebuild
   * @throws CommandFault if this run wants another rebuild than the one that has begun, or
   *     something else than a rebuild has filled the projection
   */
  static RebuildMark resume(
      Optional<RebuildMark> stored, RebuildMark wanted, boolean isFilled, String projection) {
    if (!isFilled) {
      return wanted; // nothing to contradict
    }
    var begun =
        stored.orElseThrow(
            () ->
                new CommandFault(
                    "The projection %s already has positions that no rebuild created"
                        .formatted(projection),
                    "An event source fills or has filled it, so a rebuild would skip records older"
                        + " than its start. Choose another name."));
    if (begun.publishes != wanted.publishes) {
      var how = begun.publishes ? "with" : "without";
      throw new CommandFault(
          "This rebuild was started %s --publish".formatted(how),
          "Resume it the same way: %s --publish.".formatted(how));
    }
    if (!begun.given.equals(wanted.given) && !begun.from.equals(wanted.from)) {
      throw new CommandFault(
          "This rebuild was started %s, and has records that arrived since %s"
              .formatted(begun.option(), begun.from),
          "Resume it the same way: %s. For another period choose another projection."
              .formatted(begun.option()));
    }
    return begun;
  }

  private String option() {
    return given.isEmpty() ? "without --from" : "with --from " + given;
  }
}
