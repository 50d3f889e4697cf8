package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes the records of one kind of stream into a function's events. */
interface EventFormat {

  /** Returns the record's element of the event's {@code Records}. */
  ObjectNode write(String shardId, PolledRecord record);

  /**
   * Returns the document that filter patterns match.
   *
   * @param written the result of {@link #write} for the record
   */
  ObjectNode filtered(PolledRecord record, ObjectNode written);

  /** Returns the name of the part of a failure record that describes the batch. */
  String batchInfoName();

  /** Returns a record's time of arrival as that part states it. */
  String arrival(Instant time);
}
