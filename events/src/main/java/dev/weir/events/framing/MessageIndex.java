package dev.weir.events.framing;

import java.util.List;

/**
 * Where a contract's message stands in its Protobuf file, as headers say it. The same in every
 * version: the gate refuses a change that moves it.
 *
 * @param message its name
 * @param glue its place among all messages of the file, nested ones too, sorted by full name, from
 *     0; below {@value #MAX_MESSAGES}, so that it cannot be taken for a field's tag, the least of
 *     which is 8
 * @param confluent its place among the messages of the file as written, then among those nested in
 *     that one, and so on
 */
public record MessageIndex(String message, int glue, List<Integer> confluent) {

  /** The most messages that a contract's file may have. */
  public static final int MAX_MESSAGES = 8;

  public MessageIndex {
    confluent = List.copyOf(confluent);
    if (glue < 0 || glue >= MAX_MESSAGES) {
      throw new IllegalArgumentException("Index is not from 0 to 7 index=" + glue);
    }
  }
}
