package dev.weir.verification.accesslog;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.alerts.Alert;
import dev.weir.events.Minute;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Half an hour of two services that are good, bad or silent from minute to minute, over one to
 * three shards, with a sweep each minute. Calls fail, answers are lost, processes die, records come
 * again, and at each write of an outage another sweep or another lane may come first.
 */
final class OutageWorld {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final int MINUTES = 30;
  private static final int GOOD_MINUTES = 3;
  private static final int ERRORS_THAT_ALERT = 3;
  private static final int SILENT_MINUTES = 10 + 5; // and the lateness
  private static final int WATCHED = 120;
  private static final Set<String> OF_OUTAGES = Set.of("ERRORS_RESOLVED", "NO_REQUESTS");
  private static final List<String> SERVICES = List.of("shop", "cart");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SplittableRandom random;
  private final boolean isLate;
  private final List<ShardModel<LabelledRecord>> shards = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<Integer> confirmed = new ArrayList<>();
  private final Deployed deployed;
  private int minute;
  private boolean isDisturbed;
  private boolean isNested;

  private OutageWorld(long seed, boolean isLate) {
    random = new SplittableRandom(seed);
    this.isLate = isLate;
    deployed =
        new Deployed(START.plusSeconds(20), new OutageDisturbance())
            .with(AccessLogSettings.RESOLVED_AFTER, Integer.toString(GOOD_MINUTES));
  }

  /**
   * Runs a world; returns the violations, one per line.
   *
   * @param isLate whether lines may be late and shards stand still, so that minutes are judged
   *     before all of their lines are counted
   */
  static List<String> run(long seed, boolean isLate) {
    var world = new OutageWorld(seed, isLate);
    world.fill();
    world.play();
    return world.violations();
  }

  private void fill() {
    var byShard = new ArrayList<TreeMap<Integer, List<LineLabel>>>();
    var count = 1 + random.nextInt(3);
    for (var i = 0; i < count; i++) {
      shards.add(new ShardModel<>(i, BigInteger.valueOf(95)));
      byShard.add(new TreeMap<>());
      confirmed.add(0);
      instances.add(null);
    }
    for (var service : SERVICES) {
      var kind = 0;
      for (var at = 0; at < MINUTES; at++) {
        kind = random.nextInt(3) == 0 ? random.nextInt(3) : kind; // good, bad or silent
        var lines = kind == 2 ? 0 : kind == 1 ? ERRORS_THAT_ALERT : 1 + random.nextInt(2);
        for (var line = 0; line < lines; line++) {
          var arrives = at + (isLate ? random.nextInt(4) : 0);
          byShard
              .get(random.nextInt(count))
              .computeIfAbsent(arrives, _ -> new ArrayList<>())
              .add(label(service, at, kind == 1 ? 500 : 200));
        }
      }
    }
    for (var i = 0; i < count; i++) {
      var shard = shards.get(i);
      byShard
          .get(i)
          .forEach((arrives, labels) -> shard.put(record(arrives, labels), random.nextInt(3)));
    }
  }

  private static LineLabel label(String service, int at, int status) {
    var time = START.plusSeconds(60L * at + 5);
    var line =
        "%s:443 192.0.2.7 - - [%s] \"GET / HTTP/1.1\" %d 1"
            .formatted(service, TIME.format(time), status);
    return new LineLabel(service, time.getEpochSecond(), status, 1, line);
  }

  private static LabelledRecord record(int arrives, List<LineLabel> labels) {
    var text = labels.stream().map(LineLabel::text).collect(Collectors.joining("\n"));
    return new LabelledRecord(
        text.getBytes(StandardCharsets.UTF_8), START.plusSeconds(60L * arrives + 10), labels);
  }

  private void play() {
    isDisturbed = true;
    var step = 1;
    for (minute = 0; minute < MINUTES + WATCHED + 20; minute += step) {
      isDisturbed = minute < MINUTES + 4;
      step = isDisturbed ? 1 : 10; // evaluation depends on event times alone
      for (var shard = 0; shard < shards.size(); shard++) {
        if (!isLate || !isDisturbed || random.nextInt(4) > 0) {
          deliver(shard);
        }
      }
      deployed.pass(Duration.ofMinutes(step));
      sweep();
    }
  }

  /** Delivers the arrived records of a shard, and sometimes some of the confirmed ones. */
  private void deliver(int index) {
    var shard = shards.get(index);
    var until = START.plusSeconds(60L * minute + 30);
    var to = (int) shard.records().stream().filter(r -> r.arrivedAt().isBefore(until)).count();
    var from = Math.max(0, confirmed.get(index) - (random.nextInt(4) == 0 ? 2 : 0));
    while (from < to) {
      try {
        if (instances.get(index) == null) {
          instances.set(index, deployed.coldStart(new FakeContext()));
        }
        var answer = instances.get(index).invoke(shard.event(from, to));
        if (answer.retryFrom().isEmpty()) {
          confirmed.set(index, Math.max(confirmed.get(index), to));
          return;
        }
      } catch (CrashError e) {
        instances.set(index, null);
      }
    }
  }

  private void sweep() {
    for (var tries = 0; tries < 50; tries++) {
      try {
        deployed.sweep();
        return;
      } catch (CrashError | UnavailableException e) {
        // the schedule comes again
      }
    }
    throw new AssertionError("No sweep comes to its end");
  }

  private final class OutageDisturbance implements CallDisturbance {
    @Override
    public void before(String call) {
      if (!isDisturbed) {
        return;
      }
      if (call.equals("store outage") && !isNested && random.nextInt(4) == 0) {
        isNested = true;
        try {
          interlope();
        } finally {
          isNested = false;
        }
      }
      fail(call);
    }

    @Override
    public void after(String call) {
      if (isDisturbed) {
        fail(call);
      }
    }

    private void fail(String call) {
      switch (random.nextInt(40)) {
        case 0 -> throw new CrashError(call);
        case 1 -> throw new UnavailableException(call, null);
        default -> {}
      }
    }

    private void interlope() {
      try {
        if (random.nextBoolean()) {
          deployed.sweep();
        } else {
          var index = random.nextInt(shards.size());
          deployed
              .coldStart(new FakeContext())
              .invoke(shards.get(index).event(0, confirmed.get(index)));
        }
      } catch (CrashError | UnavailableException e) {
        // its own affair
      }
    }
  }

  /** What a minute is to a service, by the labels. */
  private String kind(String service, int at) {
    var labels =
        shards.stream()
            .flatMap(shard -> shard.records().stream())
            .flatMap(record -> record.labels().stream())
            .filter(label -> label.service().equals(service))
            .filter(label -> (label.epochSecond() - START.getEpochSecond()) / 60 == at)
            .toList();
    var errors = labels.stream().filter(label -> label.status() == 500).count();
    return labels.isEmpty() ? "silent" : errors >= ERRORS_THAT_ALERT ? "bad" : "good";
  }

  /** Whether so many processes died on a minute that its rules were given up. */
  private boolean isContained() {
    return deployed.outbox().all().stream()
        .anyMatch(alert -> alert.type().equals("MINUTE_NOT_EVALUATED"));
  }

  private static Minute at(int minute) {
    return Minute.of(START.plusSeconds(60L * minute));
  }

  private List<String> violations() {
    var violations = new ArrayList<String>();
    var messages =
        deployed.outbox().all().stream()
            .filter(alert -> OF_OUTAGES.contains(alert.type()))
            .map(Alert::id)
            .toList();
    if (!isLate && !isContained() && !new TreeSet<>(messages).equals(expected())) {
      violations.add("expected " + expected() + "\nfound    " + new TreeSet<>(messages));
    }
    for (var service : SERVICES) {
      var bad =
          IntStream.range(0, MINUTES).filter(i -> kind(service, i).equals("bad")).boxed().toList();
      var outage = deployed.outages().all().get("v1/" + service);
      if (bad.isEmpty()) {
        continue;
      }
      if (outage == null || outage.ended().isEmpty()) {
        violations.add("not ended: " + outage);
      } else if (outage.ended().get().compareTo(at(bad.getLast())) < 0) {
        violations.add("ended before its last bad minute: " + outage);
      }
      messages.stream()
          .filter(id -> id.contains("/" + service + "/"))
          .filter(id -> bad.stream().noneMatch(i -> id.endsWith("/" + at(i))))
          .forEach(id -> violations.add("about an outage that did not begin then: " + id));
    }
    var published =
        deployed.topic().published().stream().map(Alert::id).collect(Collectors.toSet());
    messages.stream()
        .filter(id -> !published.contains(id))
        .forEach(id -> violations.add("not published: " + id));
    return violations;
  }

  /**
   * The messages by the definition in docs/alerts.md. A sweep comes at least a minute after a
   * minute's end: a bad minute that follows directly belongs to the same outage.
   */
  private Set<String> expected() {
    var messages = new TreeSet<String>();
    for (var service : SERVICES) {
      var kinds = new TreeMap<Integer, String>();
      for (var i = 0; i < MINUTES + WATCHED; i++) {
        kinds.put(i, i < MINUTES ? kind(service, i) : "silent");
      }
      for (var i = 0; i < MINUTES; i++) {
        if (kinds.get(i).equals("bad")) {
          i = outage(service, kinds, i, messages);
        }
      }
    }
    return messages;
  }

  /** Adds the messages of the outage that begins in a minute; returns its last one. */
  private static int outage(
      String service, Map<Integer, String> kinds, int since, Set<String> messages) {
    var lastBad = since;
    var lastSeen = since;
    var good = 0;
    var id = "/" + service + "/" + at(since);
    for (var i = since + 1; i < kinds.size(); i++) {
      switch (kinds.get(i)) {
        case "bad" -> {
          lastBad = i;
          lastSeen = i;
          good = 0;
        }
        case "good" -> {
          lastSeen = i;
          good++;
          if (good >= GOOD_MINUTES && !"bad".equals(kinds.get(i + 1))) {
            messages.add("ERRORS_RESOLVED" + id);
            return i;
          }
        }
        default -> {
          if (i - lastSeen == SILENT_MINUTES) {
            messages.add("NO_REQUESTS" + id);
          }
        }
      }
      if (i - lastBad >= WATCHED) {
        return i;
      }
    }
    return kinds.size();
  }
}
