package dev.weir.verification.engine;

import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.verification.engine.WordsPipeline.Counted;
import dev.weir.verification.engine.WordsPipeline.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * The words' pipeline, in which some records kill the process. The pipeline would reject these
 * records if they lived long enough, so that the expectation is the same.
 *
 * @param death the kind of death
 */
record KillingPipeline(
    Pipeline<KinesisRecord, List<String>, Counted, Words> right,
    Where where,
    Supplier<? extends Error> death)
    implements Pipeline<KinesisRecord, List<String>, Counted, Words> {

  /** The step in which they kill. */
  enum Where {
    PARSE("poison"),
    FOLD("crack"),
    COMMIT("");

    private final String word;

    Where(String word) {
      this.word = word;
    }

    boolean isKiller(KinesisRecord record) {
      return this == COMMIT
          ? record.partitionKey().equals(WordsDeployed.REFUSED)
          : new String(record.data(), StandardCharsets.UTF_8).contains(word);
    }
  }

  @Override
  public Counted open(Batch<KinesisRecord> batch) {
    return right.open(batch);
  }

  @Override
  public Parsed<List<String>> parse(Counted state, KinesisRecord record) {
    if (where == Where.PARSE && where.isKiller(record)) {
      throw death.get();
    }
    return right.parse(state, record);
  }

  @Override
  public Fold<KinesisRecord, List<String>, Words> decide(Counted state) {
    var fold = right.decide(state);
    return new Fold<>() {
      @Override
      public boolean isFull() {
        return fold.isFull();
      }

      @Override
      public boolean take(KinesisRecord record, List<String> events) {
        if (where == Where.FOLD && where.isKiller(record)) {
          throw death.get();
        }
        return fold.take(record, events);
      }

      @Override
      public boolean reject(KinesisRecord record, Reason reason, String detail) {
        return fold.reject(record, reason, detail);
      }

      @Override
      public Words slice() {
        return fold.slice();
      }
    };
  }

  @Override
  public CommitResult<Counted> commit(Counted state, Words slice, Deadline deadline) {
    if (where == Where.COMMIT && slice.words().containsKey(WordsDeployed.REFUSED)) {
      throw death.get();
    }
    return right.commit(state, slice, deadline);
  }

  @Override
  public boolean publish(Counted state, Deadline deadline) {
    return right.publish(state, deadline);
  }
}
