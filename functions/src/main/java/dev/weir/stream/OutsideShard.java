package dev.weir.stream;

/**
 * The treatment of user records of a KPL aggregate whose key hashes outside the shard that the
 * aggregate was read from.
 *
 * <p>There are two kinds. The Kinesis Producer Library aggregates by shard, so that such records
 * arise only while its map of the shards is out of date, after a shard was split: its records then
 * hash to the shard that was split. It detects this from the answer and resends those that belong
 * to another shard (see {@code retrier.cc} of the library), so that the Kinesis Client Library
 * skips them here. Other writers of aggregates, such as AWS's aggregation modules for Python and
 * Java or Fluent Bit's plug-in, aggregate records regardless of their shard, and resend nothing.
 */
public enum OutsideShard {
  /**
   * All are applied. Right if events have an identity, so that a second copy changes nothing, and
   * if no producer uses the Kinesis Producer Library.
   */
  TAKE,

  /**
   * Those that hash to a shard from which this one was split, and which the stream still lists, are
   * left out and reported: the right shard may have received a copy, and lines are counted at most
   * once. All others are applied, because they are never resent.
   */
  LEAVE_OUT_COPIES
}
