package dev.weir.verification.engine;

import dev.weir.engine.Fold;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import java.util.List;
import java.util.Map;

/** Adds words up, three records at a time. */
final class WordsFold implements Fold<KinesisRecord, List<String>, WordsPipeline.Words> {

  private static final int MAX_RECORDS = 3;

  private final Lane lane;
  private final Map<String, Integer> words;
  private final Map<QuarantineKey, List<Rejected>> rejected;
  private Position upTo = Position.BEGINNING;
  private int records;

  WordsFold(Lane lane, Map<String, Integer> words, Map<QuarantineKey, List<Rejected>> rejected) {
    this.lane = lane;
    this.words = words;
    this.rejected = rejected;
  }

  @Override
  public boolean isFull() {
    return records == MAX_RECORDS;
  }

  @Override
  public boolean take(KinesisRecord record, List<String> events) {
    for (var word : events) {
      words.merge(record.partitionKey(), 1, Integer::sum);
      if (word.equals("crack")) {
        throw new IllegalStateException("a mistake of the fold");
      }
    }
    return ends(record);
  }

  @Override
  public boolean reject(KinesisRecord record, Reason reason, String detail) {
    var number = record.sequenceNumber().digits();
    var at = record.arrivedAt();
    rejected.put(
        new QuarantineKey("words", at, lane.incarnation(), lane.shard().id(), number, 0),
        List.of(
            new Rejected(reason, detail, number, at, Rejected.WHOLE_RECORD, "", record.data())));
    return ends(record);
  }

  private boolean ends(KinesisRecord record) {
    upTo = Position.after(record.sequenceNumber());
    records++;
    return true;
  }

  @Override
  public WordsPipeline.Words slice() {
    return new WordsPipeline.Words(upTo, words, rejected);
  }
}
