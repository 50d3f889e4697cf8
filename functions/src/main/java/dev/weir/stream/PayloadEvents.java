package dev.weir.stream;

import dev.weir.events.framing.Frame;

/**
 * Finds the encoded events of a payload: one message in Avro or Protobuf, or JSON, one event a
 * line.
 */
public final class PayloadEvents {

  private PayloadEvents() {}

  /** Takes an event as a part of the payload's bytes. */
  @FunctionalInterface
  public interface EventConsumer {
    /**
     * Takes one event.
     *
     * @param from its first byte
     * @param to the byte after its last one
     * @param isMessage whether it is in Avro or Protobuf; JSON otherwise
     */
    void accept(int from, int to, boolean isMessage);
  }

  /**
   * Gives each event to the consumer, in order. Empty lines are none; an empty payload is one event
   * that can't be read, so that it is quarantined and does not vanish.
   */
  public static void forEach(Payload payload, EventConsumer consumer) {
    if (Frame.isAt(payload.bytes(), payload.from(), payload.to())) {
      consumer.accept(payload.from(), payload.to(), true);
    } else if (payload.length() == 0) {
      consumer.accept(payload.from(), payload.to(), false);
    } else {
      Lines.forEach(
          payload.bytes(),
          payload.from(),
          payload.to(),
          (_, from, to) -> {
            if (to > from) {
              consumer.accept(from, to, false);
            }
          });
    }
  }
}
