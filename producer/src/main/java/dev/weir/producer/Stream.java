package dev.weir.producer;

import java.util.List;
import java.util.Optional;

/** A stream to put records to. */
public interface Stream {

  /** Puts up to 500 records and 5 MB; returns the answer for each, in order. */
  List<PutAnswer> put(List<LineRecord> records);

  /** The answer for one record: its place, or the reason to put it again. */
  record PutAnswer(Optional<Placed> placed, String failure) {

    /** It is in the stream. */
    public static PutAnswer placed(String shard, String sequenceNumber) {
      return new PutAnswer(Optional.of(new Placed(shard, sequenceNumber)), "");
    }

    /** Returns the answer for a record that must be put again. */
    public static PutAnswer failed(String why) {
      return new PutAnswer(Optional.empty(), why);
    }
  }

  /**
   * A record's place in the stream.
   *
   * @param sequenceNumber in decimal digits; those of one shard can be compared as numbers
   */
  record Placed(String shard, String sequenceNumber) {}
}
