package dev.weir.verification.accesslog;

import dev.weir.accesslog.AccessLogReplay;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.engine.ReplayResult;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pipeline while its parser is deployed repeatedly: each instance reads other formats than the
 * previous one, so that a retry, or an invocation that was given up, rejects other lines. At the
 * end everything is replayed with a parser that reads all formats, twice.
 */
final class ChangingParser implements SimulatedDeployment<LabelledRecord> {

  private static final List<String> FORMATS = List.of("alb", "auto", "s3");

  private final Deployed deployed;
  private final boolean ignoresCommits;
  private final Instant now;
  private int started;

  /**
   * Deploys it.
   *
   * @param ignoresCommits whether objects that no commit names are replayed too: a mistake
   */
  ChangingParser(Deployed deployed, Instant now, boolean ignoresCommits) {
    this.deployed = deployed;
    this.now = now;
    this.ignoresCommits = ignoresCommits;
  }

  private static Map<String, String> settings(String format) {
    return Map.of(
        AccessLogSettings.FORMAT,
        format,
        AccessLogSettings.ERROR_RULES,
        "{\"defaults\":{\"count\":1000000,\"ratio\":0}}");
  }

  @Override
  public Instance coldStart(FakeContext context) {
    deployed.redeploy(settings(FORMATS.get(started++ % FORMATS.size())));
    return deployed.coldStart(context);
  }

  @Override
  public void pass(Duration time) {
    deployed.pass(time);
  }

  @Override
  public void sweep() {
    deployed.sweep();
  }

  @Override
  public List<String> violations(List<List<LabelledRecord>> shards) {
    var replay =
        new AccessLogReplay(
            AccessLogSettings.of(settings("auto")),
            deployed.counts(),
            deployed.quarantine(),
            Optional.empty(),
            now);
    var open = open();
    open.forEach(each -> replay.replay(each.lane(), each.object()));
    var again = open.stream().map(each -> replay.replay(each.lane(), each.object()));
    if (again.anyMatch(ReplayResult.Replayed.class::isInstance)) {
      return List.of("an object was replayed twice");
    }
    var left = new ArrayList<Rejected>();
    open().forEach(each -> left.addAll(each.object().rejected()));
    return new Expectation(shards.stream().flatMap(List::stream).toList())
        .violations(deployed, left);
  }

  private record Open(Lane lane, QuarantinedObject object) {}

  /** Returns the objects to replay. */
  private List<Open> open() {
    var open = new ArrayList<Open>();
    deployed
        .counts()
        .quarantined()
        .forEach(
            (lane, named) ->
                deployed
                    .quarantine()
                    .objects()
                    .forEach(
                        (key, rejected) -> {
                          var each = new Open(laneOf(lane), QuarantinedObject.of(key, rejected));
                          if (stoodIn(each)
                              && (ignoresCommits || named.contains(key))
                              && !isDone(each)) {
                            open.add(each);
                          }
                        }));
    return open;
  }

  private static boolean stoodIn(Open each) {
    return each.object().place().shard().equals(each.lane().shard().id());
  }

  private boolean isDone(Open each) {
    return AccessLogReplay.isDone(deployed.counts(), each.lane(), each.object().key());
  }

  private static Lane laneOf(String key) {
    var parts = key.split("#", -1);
    return new Lane(parts[0], parts[1], parts[2], new Shard(parts[3]));
  }
}
