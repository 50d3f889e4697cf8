package dev.weir.cli.plan;

import dev.weir.cli.plan.PlanNote.Changed;
import dev.weir.cli.plan.PlanNote.Consequence;
import dev.weir.cli.plan.PlanNote.Refused;
import dev.weir.cli.plan.PlanNote.Reverted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares the settings of a deployed stack with those of the next deployment; pure. */
final class DeploymentPlan {

  /** The key prefixes of the streams, with the streams' names. */
  private static final Map<String, String> STREAMS =
      Map.of("", "access logs", "transaction", "transactions", "market", "market data");

  private final Settings deployed;
  private final Settings next;
  private final Settings inCdkJson;

  private DeploymentPlan(Settings deployed, Settings next, Settings inCdkJson) {
    this.deployed = deployed;
    this.next = next;
    this.inCdkJson = inCdkJson;
  }

  /**
   * Returns the changes and their consequences.
   *
   * @param inCdkJson the context of cdk.json, to which a setting reverts unless it is given again
   */
  static List<PlanNote> findings(Settings deployed, Settings next, Settings inCdkJson) {
    return new DeploymentPlan(deployed, next, inCdkJson).findings();
  }

  private List<PlanNote> findings() {
    var found = new ArrayList<PlanNote>(changes());
    new TreeSet<>(STREAMS.keySet())
        .forEach(
            prefix -> {
              shards(prefix).ifPresent(found::add);
              reading(prefix).ifPresent(found::add);
            });
    if (changes("projection")) {
      found.add(
          new Consequence(
              "          everything is recounted under the new projection: first delete the event"
                  + " sources (docs/DEPLOY.md, Rebuild)"));
    }
    if (deployed.value("encryptionKey").equals(Optional.of("customer-managed"))
        && changes("encryptionKey")) {
      found.add(
          new Consequence(
              "          existing data stays encrypted with the stack's key: keep the key until all"
                  + " of that data has expired (docs/DEPLOY.md, Keys)"));
    }
    return found;
  }

  private List<PlanNote> changes() {
    var keys = new TreeSet<>(deployed.values().keySet());
    keys.addAll(next.values().keySet());
    return keys.stream().filter(this::changes).map(this::change).toList();
  }

  private boolean changes(String key) {
    return !deployed.value(key).equals(next.value(key));
  }

  private PlanNote change(String key) {
    var before = deployed.value(key);
    var after = next.value(key);
    return before.isPresent() && after.equals(inCdkJson.value(key))
        ? new Reverted(key, before, after)
        : new Changed(key, before, after);
  }

  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
  private Optional<PlanNote> shards(String prefix) {
    var before = deployed.shards(prefix);
    var after = next.shards(prefix);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    int few = before.get();
    int most = 2 * few;
    int least = (few + 1) / 2;
    return after.get() >= least && after.get() <= most
        ? Optional.empty()
        : Optional.of(
            new Refused(
                "the stream of %s has %d shards; one deployment can change that to %d to %d, not to %d"
                    .formatted(STREAMS.get(prefix), few, least, most, after.get())));
  }

  private Optional<PlanNote> reading(String prefix) {
    return deployed.isPushed(prefix) == next.isPushed(prefix)
        ? Optional.empty()
        : Optional.of(
            new Consequence(
                "          %s get a new event source, which rereads all that the stream retains"
                        .formatted(STREAMS.get(prefix))
                    + " (%s hours): nothing is applied twice, but alerts are late until it has"
                        .formatted(next.retentionHours(prefix))
                    + " caught up"));
  }
}
