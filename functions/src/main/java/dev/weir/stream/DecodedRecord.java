package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.List;
import java.util.Objects;

/** The result of decoding a record: all of its contents, or why none of them can be used. */
public sealed interface DecodedRecord {

  /**
   * The record was decoded to its end.
   *
   * @param payloads in the record's order; empty if the record holds no events, such as a control
   *     message
   * @param outside user records of an aggregate that were left out, as the producer wrote them: to
   *     be quarantined individually as {@link Reason#OUTSIDE_SHARD}, and already counted as
   *     rejected in the record's budget. See {@link OutsideShard}
   */
  record Payloads(List<Payload> payloads, List<Payload> outside) implements DecodedRecord {
    public Payloads {
      payloads = List.copyOf(payloads);
      outside = List.copyOf(outside);
    }

    /** Creates payloads without omitted records. */
    public Payloads(List<Payload> payloads) {
      this(payloads, List.of());
    }
  }

  /**
   * The record can't be decoded, now or on a retry, or requires too much work; nothing of it was
   * passed on.
   *
   * @param detail the facts for a person, such as an offset, without any of the payload
   */
  record UndecodableRecord(Reason reason, String detail) implements DecodedRecord {
    public UndecodableRecord {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
