package dev.weir.cli.plan;

import dev.weir.cli.plan.PlanNote.ChangedSetting;
import dev.weir.cli.plan.PlanNote.Consequence;
import dev.weir.cli.plan.PlanNote.RefusedChange;
import dev.weir.cli.plan.PlanNote.Reverted;
import dev.weir.client.CommandFault;
import dev.weir.client.switching.SourceStart;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.metrics.stack.DataStream;
import dev.weir.stream.ProjectionStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares the settings of a deployed stack with those of the next deployment; pure. */
final class DeploymentPlan {

  private final Settings deployed;
  private final Settings next;
  private final Settings inCdkJson;
  private final Function<DataStream, List<SurveyedShard>> survey;

  private DeploymentPlan(
      Settings deployed,
      Settings next,
      Settings inCdkJson,
      Function<DataStream, List<SurveyedShard>> survey) {
    this.deployed = deployed;
    this.next = next;
    this.inCdkJson = inCdkJson;
    this.survey = survey;
  }

  /**
   * Returns the changes and their consequences.
   *
   * @param inCdkJson the context of cdk.json, which a setting goes back to that nobody gives again
   * @param survey the shards of a stream, with the unapplied records; read only where an event
   *     source is to begin at a time
   */
  static List<PlanNote> findings(
      Settings deployed,
      Settings next,
      Settings inCdkJson,
      Function<DataStream, List<SurveyedShard>> survey) {
    return new DeploymentPlan(deployed, next, inCdkJson, survey).findings();
  }

  private List<PlanNote> findings() {
    var found = new ArrayList<PlanNote>(changes());
    for (var stream : DataStream.values()) {
      shards(stream).ifPresent(found::add);
      found.addAll(reading(stream));
    }
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
        : new ChangedSetting(key, before, after);
  }

  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
  private Optional<PlanNote> shards(DataStream stream) {
    var before = deployed.shards(stream);
    var after = next.shards(stream);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    int few = before.get();
    int most = 2 * few;
    int least = (few + 1) / 2;
    return after.get() >= least && after.get() <= most
        ? Optional.empty()
        : Optional.of(
            new RefusedChange(
                "the stream of %s has %d shards; one deployment can change that to %d to %d, not to %d"
                    .formatted(stream.content(), few, least, most, after.get())));
  }

  private List<PlanNote> reading(DataStream stream) {
    var start = next.start(stream);
    if (!deployed.switches(stream, next)) {
      return deployed.deploys(stream) && !deployed.start(stream).equals(start)
          ? List.of(moved(stream))
          : List.of();
    }
    if (start.isEmpty()) {
      return List.of(readsAllAgain(stream));
    }
    var skipped = skipped(stream, start.get());
    return skipped.isEmpty()
        ? List.of(
            new Consequence(
                "          %s get another event source, which reads again from %s on"
                    .formatted(stream.content(), start.get())))
        : skipped;
  }

  private List<PlanNote> skipped(DataStream stream, String start) {
    return SourceStart.skippedBy(at(start), survey.apply(stream)).stream()
        .map(
            shard ->
                (PlanNote)
                    new RefusedChange(
                        "%s = %s may skip records of %s that are not applied: run weir switch again"
                            .formatted(stream.startSetting(), start, shard.shard())))
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
  private PlanNote moved(DataStream stream) {
    return new RefusedChange(
        "%s goes with the event source, which is not replaced: keep %s"
            .formatted(
                stream.startSetting(),
                deployed.start(stream).orElse("it empty, as it was deployed")));
  }

  private PlanNote readsAllAgain(DataStream stream) {
    return new Consequence(
        "          %s get another event source, which reads again what the stream keeps"
                .formatted(stream.content())
            + " (%s hours): nothing is applied twice, and alerts come late until it is through;"
                .formatted(next.retentionHours(stream))
            + " weir switch makes it begin where the lanes are");
  }
}
