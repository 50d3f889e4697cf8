package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluates the patterns of docs/transactions.md over a user's complete history: lists and full
 * scans. It is compared with the rules, from which it uses nothing but the rule document and the
 * table of currencies.
 *
 * <p>It forgets nothing. So it is valid for histories of fewer transactions than a profile
 * remembers, which arrive within the lateness.
 */
public final class NaiveDetector {

  private final NaiveRules rules;

  /**
   * An episode: a maximal run of qualifying transactions no further apart than the cool-down.
   *
   * @param rule the rule's name
   * @param subject the beginning of its alerts' ids: rule, user, and the place if there is one
   * @param transactions the ids of its transactions in event order
   */
  public record NaiveEpisode(String rule, String subject, List<String> transactions) {

    /** Returns the ids of its possible alerts: one of its transactions raised it. */
    public Set<String> possibleAlerts() {
      var ids = new TreeSet<String>();
      transactions.forEach(transaction -> ids.add(subject + "/" + part(transaction)));
      return ids;
    }
  }

  /** Creates a detector with these settings. */
  public NaiveDetector(RuleSet rules) {
    this.rules = new NaiveRules(RuleDocumentTree.parse(rules.toJson()));
  }

  /**
   * Returns the ids of the alerts that each arrival raises: one for each episode so far that has
   * none yet, by the first of its transactions.
   *
   * @param history of one user, in the order of arrival
   */
  public List<Set<String>> alerts(List<Arrived> history) {
    var raised = new ArrayList<Set<String>>();
    var all = new HashSet<String>();
    var ids = new HashSet<String>();
    var arrived = new ArrayList<Transaction>();
    for (var next : history) {
      var news = new TreeSet<String>();
      if (ids.add(next.transaction().id())) {
        arrived.add(next.transaction());
        for (var episode : episodesOf(arrived)) {
          if (episode.possibleAlerts().stream().noneMatch(all::contains)) {
            news.add(episode.subject() + "/" + part(episode.transactions().getFirst()));
          }
        }
        all.addAll(news);
      }
      raised.add(news);
    }
    return raised;
  }

  /** Returns all episodes of a history, whatever the order of its arrival. */
  public Set<NaiveEpisode> episodes(List<Arrived> history) {
    var ids = new HashSet<String>();
    var distinct = new ArrayList<Transaction>();
    for (var arrived : history) {
      if (ids.add(arrived.transaction().id())) {
        distinct.add(arrived.transaction());
      }
    }
    return episodesOf(distinct);
  }

  private Set<NaiveEpisode> episodesOf(List<Transaction> transactions) {
    var sorted = transactions.stream().sorted(NaiveRules.EVENT_ORDER).toList();
    var episodes = new HashSet<NaiveEpisode>();
    rules
        .all()
        .forEach(
            (rule, qualifies) -> {
              if (!rules.isOff(rule)) {
                var qualifying = sorted.stream().filter(t -> qualifies.test(t, sorted)).toList();
                bySubject(rule, qualifying)
                    .forEach((subject, those) -> addRuns(rule, subject, those, episodes));
              }
            });
    return episodes;
  }

  private static Map<String, List<Transaction>> bySubject(
      String rule, List<Transaction> qualifying) {
    var subjects = new HashMap<String, List<Transaction>>();
    for (var transaction : qualifying) {
      var subject = rule + "/" + part(transaction.userId());
      if (rule.equals("NEW_LOCATION_SPREE")) {
        var place = NaiveRules.place(transaction);
        subject += "/" + place.country() + "/" + part(place.city());
      }
      subjects.computeIfAbsent(subject, _ -> new ArrayList<>()).add(transaction);
    }
    return subjects;
  }

  private void addRuns(
      String rule, String subject, List<Transaction> qualifying, Set<NaiveEpisode> episodes) {
    var run = new ArrayList<String>();
    var last = Instant.MIN;
    for (var transaction : qualifying) {
      var isApart =
          !run.isEmpty() && transaction.occurredAt().isAfter(last.plus(rules.coolDown(rule)));
      if (isApart) {
        episodes.add(new NaiveEpisode(rule, subject, List.copyOf(run)));
        run.clear();
      }
      run.add(transaction.id());
      last = transaction.occurredAt();
    }
    if (!run.isEmpty()) {
      episodes.add(new NaiveEpisode(rule, subject, List.copyOf(run)));
    }
  }

  /** Returns how many transactions of a history came later than the rules wait for. */
  public long late(List<Arrived> history) {
    var late = 0;
    var ids = new HashSet<String>();
    var latest = Instant.MIN;
    for (var arrived : history) {
      var time = arrived.transaction().occurredAt();
      if (ids.add(arrived.transaction().id())) {
        late +=
            !latest.equals(Instant.MIN) && time.isBefore(latest.minus(rules.lateness())) ? 1 : 0;
        latest = time.isAfter(latest) ? time : latest;
      }
    }
    return late;
  }

  private static String part(String text) {
    return text.replace("%", "%25").replace("/", "%2F");
  }
}
