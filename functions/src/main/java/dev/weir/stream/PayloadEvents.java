package dev.weir.stream;

import dev.weir.events.framing.Frame;

/**
 * Finds the encoded events of a payload: one message in Avro or Protobuf, or JSON with one event
 * per line.
 */
public final class PayloadEvents {

  private PayloadEvents() {}

  /** Receives an event as a range of the payload's bytes. */
  @FunctionalInterface
  public interface EventConsumer {
    /**
     * Receives one event.
     *
     * @param from its first byte
     * @param to the byte after its last one
     * @param isMessage whether it is in Avro or Protobuf; JSON otherwise
     */
    void accept(int from, int to, boolean isMessage);
  }

  /**
   * Passes each event to the consumer, in order. Empty lines are skipped; an empty payload is one
   * unreadable event, so that it is quarantined instead of disappearing.
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
