package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The remembered episodes of a rule: maximal runs of qualifying purchases no further apart than the
 * cool-down. Each has raised its alert.
 *
 * @param all by time; no two are within a cool-down of each other
 */
public record AlertEpisodes(List<Episode> all) {

  public static final AlertEpisodes NONE = new AlertEpisodes(List.of());

  // Within the maximum lateness and at the shortest cool-down there are at most 62.
  static final int MAX_REMEMBERED = 64;

  public AlertEpisodes {
    all = List.copyOf(all);
  }

  /** A run, from its first qualifying purchase to its last. */
  public record Episode(Instant from, Instant to) {
    private boolean isWithin(Duration coolDown, Episode later) {
      return !later.from.isAfter(to.plus(coolDown));
    }

    private static Episode at(Instant time) {
      return new Episode(time, time);
    }
  }

  /** Returns the episode that a time is in. */
  Optional<Episode> during(Instant time) {
    var begun = Bisection.count(all.size(), i -> !all.get(i).from().isAfter(time));
    return begun == 0 || all.get(begun - 1).to().isBefore(time)
        ? Optional.empty()
        : Optional.of(all.get(begun - 1));
  }

  /** The episodes after some purchases qualified, and the purchases that raise an alert. */
  record Change(AlertEpisodes after, List<Purchase> raising) {}

  /**
   * Returns the episodes after purchases qualify, some of them perhaps again. Every episode without
   * an alert gets one, by its first purchase.
   *
   * @param qualifying in event order
   */
  Change plus(List<Purchase> qualifying, Duration coolDown) {
    if (qualifying.isEmpty() && isApart(coolDown)) {
      return new Change(this, List.of());
    }
    var runs = new ArrayList<RaisingEpisode>();
    all.forEach(episode -> runs.add(new RaisingEpisode(episode, null)));
    qualifying.forEach(each -> runs.add(new RaisingEpisode(Episode.at(each.occurredAt()), each)));
    // Purchases of the same time stay in event order, because the sort is stable.
    runs.sort(Comparator.comparing(run -> run.episode().from()));
    var joined = new ArrayList<RaisingEpisode>();
    for (var run : runs) {
      if (!joined.isEmpty() && joined.getLast().episode().isWithin(coolDown, run.episode())) {
        joined.add(joined.removeLast().and(run));
      } else {
        joined.add(run);
      }
    }
    return new Change(
        new AlertEpisodes(joined.stream().map(RaisingEpisode::episode).toList()),
        joined.stream().filter(run -> run.raising() != null).map(RaisingEpisode::raising).toList());
  }

  // Another rule set may have had a shorter cool-down.
  private boolean isApart(Duration coolDown) {
    for (var i = 1; i < all.size(); i++) {
      if (all.get(i - 1).isWithin(coolDown, all.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** An episode and the purchase that raises its alert; none if it was already raised. */
  private record RaisingEpisode(Episode episode, Purchase raising) {
    RaisingEpisode and(RaisingEpisode later) {
      var to = later.episode.to().isAfter(episode.to()) ? later.episode.to() : episode.to();
      var hadOne = raising == null || later.raising == null;
      return new RaisingEpisode(new Episode(episode.from(), to), hadOne ? null : raising);
    }
  }

  /** Returns the episodes that can still be extended after a time; at most the last 64. */
  AlertEpisodes since(Instant oldest, Duration coolDown) {
    var from = Math.max(0, all.size() - MAX_REMEMBERED);
    while (from < all.size() && all.get(from).to().plus(coolDown).isBefore(oldest)) {
      from++;
    }
    return from == 0 ? this : new AlertEpisodes(all.subList(from, all.size()));
  }

  void write(PartOutput out) {
    out.all(
        all,
        episode -> {
          out.instant(episode.from());
          out.instant(episode.to());
        });
  }

  static AlertEpisodes read(PartInput in) {
    return new AlertEpisodes(in.all(each -> new Episode(each.instant(), each.instant())));
  }
}
