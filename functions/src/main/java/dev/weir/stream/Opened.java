package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.List;
import java.util.Objects;

/** What was found in a record: all that it holds, or why nothing of it can be used. */
public sealed interface Opened {

  /**
   * The record was decoded to its end.
   *
   * @param payloads in the record's order; none where the record holds no events, such as a control
   *     message
   */
  record Payloads(List<Payload> payloads) implements Opened {
    public Payloads {
      payloads = List.copyOf(payloads);
    }
  }

  /**
   * The record can't be decoded, now or on a retry; nothing of it was handed out.
   *
   * @param detail the facts for a person, such as an offset; nothing of the payload
   */
  record Unreadable(Reason reason, String detail) implements Opened {
    public Unreadable {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
