package dev.weir.verification.semantics;

import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.testkit.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A deployment of one shard whose records' times are taken: from the moment that a record is first
 * given to the function to the first answer that does not ask for it again.
 */
final class DrilledDeployment<R extends StreamRecord> implements SimulatedDeployment<R> {

  private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\"sequenceNumber\":\"(\\d+)\"");

  private final SimulatedDeployment<R> deployed;
  private final DrillMeter meter;
  private final Function<List<R>, DrilledDifferences> differences;
  private final Map<String, Duration> given = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final List<Long> millis = new ArrayList<>();
  private long invocations;
  private DrilledDifferences found = DrilledDifferences.NONE;

  /**
   * Takes the times of a deployment.
   *
   * @param differences compares stored results with the input
   */
  DrilledDeployment(
      SimulatedDeployment<R> deployed,
      DrillMeter meter,
      Function<List<R>, DrilledDifferences> differences) {
    this.deployed = deployed;
    this.meter = meter;
    this.differences = differences;
    meter.drives(deployed::pass);
  }

  @Override
  public Instance coldStart(FakeContext context) {
    var instance = deployed.coldStart(context);
    meter.pass(VirtualTime.COLD_START);
    return event -> {
      invocations++;
      var records = sequenceNumbers(event);
      records.forEach(each -> given.putIfAbsent(each, meter.now()));
      meter.pass(VirtualTime.INVOCATION);
      var answer = instance.invoke(event);
      var again = records.indexOf(answer.retryFrom());
      records.subList(0, again < 0 ? records.size() : again).forEach(this::done);
      return answer;
    };
  }

  private void done(String record) {
    if (done.add(record)) {
      millis.add(meter.now().minus(given.get(record)).toMillis());
    }
  }

  private static List<String> sequenceNumbers(byte[] event) {
    return SEQUENCE_NUMBER
        .matcher(new String(event, java.nio.charset.StandardCharsets.UTF_8))
        .results()
        .map((MatchResult each) -> each.group(1))
        .toList();
  }

  @Override
  public void pass(Duration time) {
    deployed.pass(time);
  }

  @Override
  public void sweep() {
    deployed.sweep();
  }

  /** Compares, and finds nothing wrong: what differs is the result of the drill. */
  @Override
  public List<String> violations(List<List<R>> shards) {
    found = differences.apply(shards.stream().flatMap(List::stream).toList());
    return List.of();
  }

  DrilledDifferences differences() {
    return found;
  }

  DrillUsage usage() {
    return meter.usage(invocations);
  }

  List<Long> millis() {
    return List.copyOf(millis);
  }
}
