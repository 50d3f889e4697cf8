package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the records of one kind of stream are written into the events of a function. */
interface EventFormat {

  /** The record's element of the event's {@code Records}. */
  ObjectNode write(String shardId, PolledRecord record);

  /**
   * What filter patterns look at.
   *
   * @param written what {@link #write} made of the record
   */
  ObjectNode filtered(PolledRecord record, ObjectNode written);

  /** The name of the part of a failure record that describes the batch. */
  String batchInfoName();
}
