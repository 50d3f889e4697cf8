package dev.weir.local.eventsource;

import dev.weir.local.eventsource.MappingEvent.Discarded;
import dev.weir.local.eventsource.MappingEvent.Invoked;
import dev.weir.local.eventsource.MappingEvent.Listed;
import dev.weir.local.eventsource.MappingEvent.NotListed;
import dev.weir.local.eventsource.MappingEvent.NotRead;
import dev.weir.local.eventsource.MappingEvent.PageRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All decisions of an event source mapping, over all shards.
 *
 * <p>It has no clock, thread or client: it returns commands, and the caller reports events. So it
 * runs entirely on virtual time in tests. Not thread-safe: one loop owns it.
 */
final class Mapping {
  /** Interval between listings of shards, in addition to the listing when a shard ends. */
  static final Duration LIST_EVERY = Duration.ofSeconds(10);

  private final MappingSettings settings;
  private final EventFormat format;
  private final SourcePauses pacing;
  private final ShardPlan plan;
  private final Map<String, ShardWork> shards = new LinkedHashMap<>();

  private Instant nextListing = Instant.MIN;
  private boolean listing;
  private int listingFailures;

  Mapping(MappingSettings settings, EventFormat format, SourcePauses pacing) {
    this.settings = settings;
    this.format = format;
    this.pacing = pacing;
    this.plan = new ShardPlan(settings.startingPosition());
  }

  /** Returns the commands that are due, and when to ask again if nothing happens before. */
  ShardWork.Steps steps(Instant now) {
    var effects = new ArrayList<MappingCommand>();
    var wakeAt = listShards(now, effects);
    for (var shard : shards.values()) {
      var steps = shard.steps(now);
      effects.addAll(steps.effects());
      wakeAt = steps.wakeAt().isBefore(wakeAt) ? steps.wakeAt() : wakeAt;
    }
    return new ShardWork.Steps(effects, wakeAt);
  }

  /**
   * Handles the result of a command, or what happened outside.
   *
   * @return a message for the caller to report
   */
  Optional<String> on(MappingEvent happening, Instant now) {
    return switch (happening) {
      case Listed listed -> listed(listed.shards(), now);
      case NotListed failed -> notListed(failed.reason(), now);
      case PageRead page -> {
        shards.get(page.shardId()).pageRead(page, now);
        yield finishedIfDone(page.shardId(), now);
      }
      case NotRead failed -> shards.get(failed.shardId()).notRead(failed.reason(), now);
      case Invoked invoked -> {
        var remark = shards.get(invoked.shardId()).answered(invoked.lane(), invoked.result(), now);
        yield remark.or(() -> finishedIfDone(invoked.shardId(), now));
      }
      case Discarded gone -> {
        var remark = shards.get(gone.shardId()).discarded(gone.lane(), gone.delivered());
        finishedIfDone(gone.shardId(), now);
        yield remark;
      }
      case MappingEvent.Announced records -> {
        announced(records.shardIds(), now);
        yield Optional.empty();
      }
      case MappingEvent.Closed _ -> Optional.empty();
    };
  }

  /** An unknown shard is a child of one whose end has to be found first. */
  private void announced(Set<String> shardIds, Instant now) {
    boolean known = !shardIds.isEmpty() && shards.keySet().containsAll(shardIds);
    var read = known ? shardIds : shards.keySet();
    read.forEach(shardId -> shards.get(shardId).announced(now));
  }

  /** Returns the shards that are being read, with their positions. */
  List<ShardPlan.Start> begun() {
    return shards.values().stream().map(ShardWork::place).toList();
  }

  EventSourceStatus status(Instant now) {
    var all = new ArrayList<ShardStatus>();
    shards.values().forEach(shard -> all.add(shard.status()));
    plan.waiting().forEach(shardId -> all.add(waiting(shardId)));
    return new EventSourceStatus(now, all, Optional.empty());
  }

  private static ShardStatus waiting(String shardId) {
    return new ShardStatus(
        shardId,
        new ShardState.WaitingForParents(),
        Optional.empty(),
        Optional.empty(),
        Counters.NONE);
  }

  private Instant listShards(Instant now, List<MappingCommand> effects) {
    if (listing) {
      return Instant.MAX;
    }
    if (now.isBefore(nextListing)) {
      return nextListing;
    }
    listing = true;
    effects.add(new MappingCommand.ListShards());
    return Instant.MAX;
  }

  private Optional<String> listed(List<StreamReader.StreamShard> found, Instant now) {
    listing = false;
    listingFailures = 0;
    nextListing = now.plus(LIST_EVERY);
    plan.listed(found).forEach(start -> begin(start, now));
    return Optional.empty();
  }

  private Optional<String> notListed(String reason, Instant now) {
    listing = false;
    listingFailures++;
    nextListing = now.plus(pacing.backoff().beforeRead(listingFailures));
    return listingFailures == 1
        ? Optional.of(
            "Shards can not be listed: stream=%s reason=%s".formatted(settings.streamArn(), reason))
        : Optional.empty();
  }

  private Optional<String> finishedIfDone(String shardId, Instant now) {
    var shard = shards.get(shardId);
    if (shard.noticeFinished()) {
      plan.finished(shardId).forEach(start -> begin(start, now));
      // Its children may not be known yet.
      nextListing = now;
    }
    return Optional.empty();
  }

  private void begin(ShardPlan.Start start, Instant now) {
    shards.put(start.shardId(), new ShardWork(start, settings, format, pacing, now));
  }
}
