package dev.weir.client.rebuild;

import dev.weir.archive.ArchivedStream;
import dev.weir.client.send.SendTarget;
import dev.weir.metrics.Step;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stream from whose archive a projection is rebuilt. The market's is not one: docs/archive.md has
 * the reasons.
 */
enum Rebuildable {
  ACCESS_LOGS(ArchivedStream.ACCESS_LOGS, Step.ACCESS_LOGS),
  TRANSACTIONS(ArchivedStream.TRANSACTIONS, Step.TRANSACTIONS);

  private final ArchivedStream archived;
  private final Step step;

  Rebuildable(ArchivedStream archived, Step step) {
    this.archived = archived;
    this.step = step;
  }

  /** Returns the one of an archived stream, if its projection is rebuilt. */
  static Optional<Rebuildable> of(ArchivedStream stream) {
    return Arrays.stream(values()).filter(each -> each.archived == stream).findFirst();
  }

  /** Returns its stream in the archive. */
  ArchivedStream archived() {
    return archived;
  }

  /** Returns its name in commands. */
  String pipeline() {
    return archived.pipeline();
  }

  /** Returns its names. */
  SendTarget target() {
    return SendTarget.of(archived.stream());
  }

  /** Returns the output with the event source that fills the deployed projection. */
  String eventSourceOutput() {
    return step.eventSourceOutput();
  }
}
