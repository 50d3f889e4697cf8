package dev.weir.cli.plan;

import dev.weir.cli.plan.PlanNote.Changed;
import dev.weir.cli.plan.PlanNote.Consequence;
import dev.weir.cli.plan.PlanNote.Refused;
import dev.weir.cli.plan.PlanNote.Reverted;
import dev.weir.client.CommandFault;
import dev.weir.client.switching.SourceStart;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.stream.ProjectionStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares the settings of a deployed stack with those of the next deployment; pure. */
final class DeploymentPlan {

  /** Prefixes of the streams' own keys, with the streams' names. */
  static final Map<String, String> STREAMS =
      Map.of("", "access logs", "transaction", "transactions", "market", "market data");

  private final Settings deployed;
  private final Settings next;
  private final Settings inCdkJson;
  private final Function<String, List<SurveyedShard>> survey;

  private DeploymentPlan(
      Settings deployed,
      Settings next,
      Settings inCdkJson,
      Function<String, List<SurveyedShard>> survey) {
    this.deployed = deployed;
    this.next = next;
    this.inCdkJson = inCdkJson;
    this.survey = survey;
  }

  /**
   * Returns the changes and their consequences.
   *
   * @param inCdkJson the context of cdk.json, which a setting goes back to that nobody gives again
   * @param survey the shards of the stream whose keys have a prefix, with what is not applied of
   *     them; asked only where an event source is to begin at a time
   */
  static List<PlanNote> findings(
      Settings deployed,
      Settings next,
      Settings inCdkJson,
      Function<String, List<SurveyedShard>> survey) {
    return new DeploymentPlan(deployed, next, inCdkJson, survey).findings();
  }

  private List<PlanNote> findings() {
    var found = new ArrayList<PlanNote>(changes());
    new TreeSet<>(STREAMS.keySet())
        .forEach(
            prefix -> {
              shards(prefix).ifPresent(found::add);
              found.addAll(reading(prefix));
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

  private List<PlanNote> reading(String prefix) {
    var start = next.start(prefix);
    if (!deployed.switches(prefix, next)) {
      return deployed.deploys(prefix) && !deployed.start(prefix).equals(start)
          ? List.of(moved(prefix))
          : List.of();
    }
    if (start.isEmpty()) {
      return List.of(readsAllAgain(prefix));
    }
    var skipped = skipped(prefix, start.get());
    return skipped.isEmpty()
        ? List.of(
            new Consequence(
                "          %s get another event source, which reads again from %s on"
                    .formatted(STREAMS.get(prefix), start.get())))
        : skipped;
  }

  private List<PlanNote> skipped(String prefix, String start) {
    return SourceStart.skippedBy(at(start), survey.apply(prefix)).stream()
        .map(
            shard ->
                (PlanNote)
                    new Refused(
                        "%s = %s may skip records of %s that are not applied: run weir switch again"
                            .formatted(Settings.startKey(prefix), start, shard.shard())))
        .toList();
  }

  private static Instant at(String start) {
    try {
      return ProjectionStart.parse(start).at();
    } catch (IllegalArgumentException e) {
      throw new CommandFault(
          "The start of an event source can't be read: " + e.getMessage(),
          "Leave it to weir switch.");
    }
  }

  // CloudFormation replaces an event source that is to begin elsewhere: it makes the new one first,
  // and Lambda refuses a second one of the same stream, in the same way, for a function.
  private PlanNote moved(String prefix) {
    return new Refused(
        "%s goes with the event source, which is not replaced: keep %s"
            .formatted(
                Settings.startKey(prefix),
                deployed.start(prefix).orElse("it empty, as it was deployed")));
  }

  private PlanNote readsAllAgain(String prefix) {
    return new Consequence(
        "          %s get another event source, which reads again what the stream keeps"
                .formatted(STREAMS.get(prefix))
            + " (%s hours): nothing is applied twice, and alerts come late until it is through;"
                .formatted(next.retentionHours(prefix))
            + " weir switch makes it begin where the lanes are");
  }
}
