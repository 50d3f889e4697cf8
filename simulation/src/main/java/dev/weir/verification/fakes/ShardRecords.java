package dev.weir.verification.fakes;

/** The records of a shard, as an event source reads them; more may come. */
public interface ShardRecords {

  /** How many there are by now. */
  int size();

  /** The index of the record with this number; -1 where there is none. */
  int indexOf(String sequenceNumber);

  /** The event that Lambda is given for the records {@code [from, to)}. */
  byte[] event(int from, int to);
}
