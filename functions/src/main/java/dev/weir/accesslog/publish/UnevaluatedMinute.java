package dev.weir.accesslog.publish;

import dev.weir.alerts.Alert;
import dev.weir.alerts.Severity;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.time.Instant;
import java.util.Optional;

/**
 * Replaces the alerts of a minute whose evaluation kills the function and reports that it is
 * unknown whether there are any. It reads nothing of the minute, so that it can't fail in the same
 * way.
 */
final class UnevaluatedMinute {

  static final String TYPE = "MINUTE_NOT_EVALUATED";

  private static final int VERSION = 1;

  private UnevaluatedMinute() {}

  /** Returns the alert; there is only ever one for a minute and a lane. */
  static Alert alert(Lane lane, Minute minute, Instant now) {
    return new Alert(
        TYPE + "/" + minute + "/" + lane.key(),
        TYPE,
        VERSION,
        Severity.HIGH,
        Optional.empty(),
        Optional.empty(),
        now,
        ("The error rules of minute %s were not evaluated, because the function died of it; its"
                + " counts are stored (weir counts)")
            .formatted(minute),
        "{\"minute\":\"%s\",\"lane\":\"%s\"}".formatted(minute, lane.key()));
  }
}
