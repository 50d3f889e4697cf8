package dev.weir.producer;

import java.util.List;
import java.util.Optional;

/** A stream to put records to. */
public interface Stream {

  /** Puts up to 500 records and 5 MB; returns the answer for each, in order. */
  List<Answer> put(List<LineRecord> records);

  /** The answer for one record: its place, or the reason to put it again. */
  record Answer(Optional<Placed> placed, String failure) {

    /** It is in the stream. */
    public static Answer placed(String shard, String sequenceNumber) {
      return new Answer(Optional.of(new Placed(shard, sequenceNumber)), "");
    }

    /** Returns the answer for a record that must be put again. */
    public static Answer failed(String why) {
      return new Answer(Optional.empty(), why);
    }
  }

  /**
   * A record's place in the stream.
   *
   * @param sequenceNumber in decimal digits; those of one shard can be compared as numbers
   */
  record Placed(String shard, String sequenceNumber) {}
}
