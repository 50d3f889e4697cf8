package dev.weir.events.framing;

import java.util.List;

/**
 * The place of a contract's message in its Protobuf file, as used in headers. The same in every
 * version, because the gate refuses a change that moves it.
 *
 * @param message its name
 * @param glue its place among all messages of the file, including nested ones, sorted by full name,
 *     from 0; below {@value #MAX_MESSAGES}, so that it differs from any field's tag, which is at
 *     least 8
 * @param confluent its place among the messages of the file as written, then among those nested in
 *     that one, and so on
 */
public record MessageIndex(String message, int glue, List<Integer> confluent) {

  /** The maximum number of messages in a contract's file. */
  public static final int MAX_MESSAGES = 8;

  public MessageIndex {
    confluent = List.copyOf(confluent);
    if (glue < 0 || glue >= MAX_MESSAGES) {
      throw new IllegalArgumentException("Index is not from 0 to 7 index=" + glue);
    }
  }
}
