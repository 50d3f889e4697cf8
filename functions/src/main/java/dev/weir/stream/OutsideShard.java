package dev.weir.stream;

/**
 * What becomes of user records of a KPL aggregate whose key hashes outside the shard that the
 * aggregate was read from.
 *
 * <p>There are two kinds. The Kinesis Producer Library aggregates by shard, so that such records
 * arise only while its map of the shards is out of date, after a shard was split: its records then
 * hash to the shard that was split. It notices this from the answer, and sends those whose shard is
 * another one again (see {@code retrier.cc} of the library), so that the Kinesis Client Library
 * skips them here. Other writers of aggregates, such as AWS's aggregation modules for Python and
 * Java or Fluent Bit's plug-in, aggregate whatever comes together, and send nothing again.
 */
public enum OutsideShard {
  /**
   * All are taken. Right where events carry an identity, so that a second copy changes nothing, and
   * where no producer uses the Kinesis Producer Library.
   */
  TAKE,

  /**
   * Those that hash to a shard from which this one was split, and which the stream still lists, are
   * left out and reported: the right shard may have been sent its copy, and lines are counted once
   * at most. All others are taken, because nobody sends them again.
   */
  LEAVE_OUT_COPIES
}
