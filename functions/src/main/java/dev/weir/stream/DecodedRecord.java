package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.List;
import java.util.Objects;

/** What was found in a record: all that it holds, or why nothing of it can be used. */
public sealed interface DecodedRecord {

  /**
   * The record was decoded to its end.
   *
   * @param payloads in the record's order; none where the record holds no events, such as a control
   *     message
   * @param outside user records of an aggregate that were left out, as the producer wrote them: to
   *     be quarantined one by one as {@link Reason#OUTSIDE_SHARD}, and already counted as rejected
   *     in the record's budget. See {@link OutsideShard}
   */
  record Payloads(List<Payload> payloads, List<Payload> outside) implements DecodedRecord {
    public Payloads {
      payloads = List.copyOf(payloads);
      outside = List.copyOf(outside);
    }

    /** Nothing was left out. */
    public Payloads(List<Payload> payloads) {
      this(payloads, List.of());
    }
  }

  /**
   * The record can't be decoded, now or on a retry, or asks for too much work; nothing of it was
   * handed out.
   *
   * @param detail the facts for a person, such as an offset; nothing of the payload
   */
  record Unreadable(Reason reason, String detail) implements DecodedRecord {
    public Unreadable {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
