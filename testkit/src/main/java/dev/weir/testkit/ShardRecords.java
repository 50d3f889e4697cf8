package dev.weir.testkit;

/** The records of a shard, as an event source reads them; more may arrive. */
public interface ShardRecords {

  /** Returns the present number of records. */
  int size();

  /** Returns the index of the record with this number; -1 if there is none. */
  int indexOf(String sequenceNumber);

  /** Returns Lambda's event for the records {@code [from, to)}. */
  byte[] event(int from, int to);
}
