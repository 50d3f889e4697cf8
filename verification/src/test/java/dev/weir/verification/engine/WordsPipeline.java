package dev.weir.verification.engine;

import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Lanes;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.engine.Progress;
import dev.weir.engine.Slice;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts words per user (the partition key): a complete pipeline of minimal size. */
record WordsPipeline(Lanes lanes, WordStore store)
    implements Pipeline<KinesisRecord, List<String>, WordsPipeline.Counted, WordsPipeline.Words> {

  /** The stored state of a lane, in one item. */
  record Counted(Lane lane, long revision, Position position, Map<String, Integer> words)
      implements Progress {
    @Override
    public boolean covers(SequenceNumber record) {
      return position.covers(record);
    }
  }

  /** A slice. */
  record Words(
      Position upTo, Map<String, Integer> words, Map<QuarantineKey, List<Rejected>> rejected)
      implements Slice {}

  /** Stores counts, and notifies a receiver of new ones. */
  interface WordStore {
    Counted read(Lane lane);

    CommitResult<Counted> commit(Counted next);

    void announce(Counted counted);
  }

  @Override
  public Counted open(Batch<KinesisRecord> batch) {
    return store.read(lanes.of(batch));
  }

  @Override
  public Parsed<List<String>> parse(Counted state, KinesisRecord record) {
    var text = new String(record.data(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new Parsed.UnreadableRecord<>(Reason.BAD_FIELD, "no words");
    }
    if (text.contains("poison")) {
      throw new IllegalStateException("a mistake of the parser");
    }
    return new Parsed.Events<>(List.of(text.split(" ")));
  }

  @Override
  public Fold<KinesisRecord, List<String>, Words> decide(Counted state) {
    return new WordsFold(state.lane(), new HashMap<>(), new LinkedHashMap<>());
  }

  @Override
  public CommitResult<Counted> commit(Counted state, Words slice, Deadline deadline) {
    var words = new HashMap<>(state.words());
    slice.words().forEach((user, more) -> words.merge(user, more, Integer::sum));
    return store.commit(new Counted(state.lane(), state.revision() + 1, slice.upTo(), words));
  }

  @Override
  public boolean publish(Counted state, Deadline deadline) {
    store.announce(state);
    return true;
  }
}
