package dev.weir.events.market;

import dev.weir.events.codec.SingleObjectMarker;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;

/**
 * Ticks as Avro messages in single-object encoding. Every published version of the schema is read,
 * whichever the producer writes. Times are kept to the microsecond.
 *
 * <p>This class does not refer to Avro's library, which is loaded with the first Avro message.
 */
public final class TickAvro {

  private static final TickMessages MESSAGES = new TickMessages(SchemaIds.NONE);

  private TickAvro() {}

  /** Whether bytes are marked as such a message. JSON text can't begin this way. */
  public static boolean isAvro(byte[] bytes, int from, int to) {
    return SingleObjectMarker.isAt(bytes, from, to);
  }

  /**
   * Reads one message, of any version of the schema.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @throws InvalidTickException if it is not a valid tick; no other exception, whatever the bytes
   *     are
   */
  public static Tick read(byte[] bytes, int from, int to) {
    return MESSAGES.read(bytes, from, to, InflationBudget.of(0));
  }

  /** Returns a message of the latest version of the schema. */
  public static byte[] write(Tick tick) {
    return AvroTicks.write(tick);
  }
}
