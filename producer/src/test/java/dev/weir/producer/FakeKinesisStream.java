package dev.weir.producer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream of two shards that refuses the first attempts of some records. */
final class FakeKinesisStream implements Stream {

  private final List<LineRecord> stored = new ArrayList<>();
  private final List<Integer> callSizes = new ArrayList<>();
  private int refusals;

  /** Refuses every other record of the next calls. */
  FakeKinesisStream refusing(int calls) {
    refusals = calls;
    return this;
  }

  @Override
  public synchronized List<PutAnswer> put(List<LineRecord> records) {
    callSizes.add(records.size());
    var refuses = refusals-- > 0;
    var answers = new ArrayList<PutAnswer>();
    for (var i = 0; i < records.size(); i++) {
      if (refuses && i % 2 == 0) {
        answers.add(PutAnswer.failed("ProvisionedThroughputExceededException"));
      } else {
        stored.add(records.get(i));
        var place = stored.size();
        answers.add(PutAnswer.placed("shardId-" + place % 2, Integer.toString(place)));
      }
    }
    return answers;
  }

  synchronized List<String> stored() {
    return stored.stream().map(r -> new String(r.data(), StandardCharsets.UTF_8)).toList();
  }

  synchronized List<Integer> callSizes() {
    return List.copyOf(callSizes);
  }
}
