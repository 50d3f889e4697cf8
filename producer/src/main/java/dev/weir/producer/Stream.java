package dev.weir.producer;

import java.util.List;
import java.util.Optional;

/** A stream that records are put to. */
public interface Stream {

  /** Puts up to 500 records and 5 MB; answers for each, in order, where it went. */
  List<Answer> put(List<LineRecord> records);

  /** What came of one record: where it is, or why it must be put again. */
  record Answer(Optional<Placed> placed, String failure) {

    /** It is in the stream. */
    public static Answer placed(String shard, String sequenceNumber) {
      return new Answer(Optional.of(new Placed(shard, sequenceNumber)), "");
    }

    /** It is not, for now. */
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
