package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.alerts.Alert;
import dev.weir.events.Minute;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.ShardModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Minutes that are committed, and whose alerts then kill the process or fail: each is skipped with
 * an alert that reports it, and all other minutes have their alerts.
 */
class MinutesThatKillTest {

  private static final long SEEDS = 40;
  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String NOT_EVALUATED = "MINUTE_NOT_EVALUATED";
  private static final int MAX_INVOCATIONS = 400;

  // The warm process, the first that began, one that stored its progress; once more the first, and
  // three careful ones.
  private static final int MAX_DEATHS = 7;

  /** The fate of the evaluation of some minutes. */
  private record DeadlyWorld(Set<Minute> deadly, Supplier<Throwable> death, int outages) {

    DeadlyWorld {
      deadly = Set.copyOf(deadly);
    }
  }

  /** A shard of errors of some minutes, delivered until everything is confirmed. */
  private static final class ShardRun {
    private final ShardModel<LabelledRecord> shard = new ShardModel<>(0, BigInteger.TEN);
    private final Map<Minute, Integer> deaths = new HashMap<>();
    private final DeadlyWorld world;
    private final Deployed deployed;
    private int outagesLeft;
    private int invocations;

    ShardRun(DeadlyWorld world, List<List<Minute>> records) {
      this.world = world;
      outagesLeft = world.outages();
      for (var minutes : records) {
        var lines = new StringBuilder();
        for (var minute : minutes) {
          lines.append(
              "s.shop:80 h - - [%s] \"G\" 500 0\n"
                  .formatted(TIME.format(minute.start()))
                  .repeat(10));
        }
        var data = lines.toString().getBytes(StandardCharsets.UTF_8);
        shard.put(new LabelledRecord(data, ARRIVAL, List.of()), 0);
      }
      deployed = new Deployed(ARRIVAL.plusSeconds(1), CallDisturbance.NONE, this::variant);
      deployed.redeploy(
          Map.of(
              AccessLogSettings.ALERT_HORIZON, "PT0S",
              AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"ratio\":0}}"));
    }

    private MinuteCounts variant(MinuteCounts right) {
      return (MinuteCounts)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {MinuteCounts.class},
              (_, method, arguments) -> {
                if (method.getName().equals("total")) {
                  beforeTotal((Minute) arguments[1]);
                }
                try {
                  return method.invoke(right, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private void beforeTotal(Minute minute) throws Throwable {
      if (outagesLeft > 0) {
        outagesLeft--;
        throw new UnavailableException("out of reach", null);
      }
      if (world.deadly().contains(minute)) {
        deaths.merge(minute, 1, Integer::sum);
        throw world.death().get();
      }
    }

    /** Delivers as Lambda does; returns whether the shard came to its end. */
    boolean toTheEnd(SplittableRandom random) {
      var confirmed = 0;
      var to = 0;
      var instance = deployed.coldStart();
      while (confirmed < shard.size() && invocations++ < MAX_INVOCATIONS) {
        to = to > confirmed ? to : Math.min(shard.size(), confirmed + 1 + random.nextInt(4));
        try {
          var from = instance.invoke(shard.event(confirmed, to)).retryFrom();
          confirmed = from.isEmpty() ? to : shard.indexOf(from);
        } catch (CrashError | OutOfMemoryError killed) {
          instance = deployed.coldStart();
        } catch (IllegalStateException bug) {
          deployed.pass(Duration.ofSeconds(1)); // the same process is invoked again
        }
      }
      return confirmed == shard.size();
    }

    private List<String> alerts(String type) {
      return deployed.outbox().all().stream()
          .filter(alert -> alert.type().equals(type))
          .map(Alert::id)
          .sorted()
          .toList();
    }
  }

  private static Minute minute(int ago) {
    return Minute.of(ARRIVAL.minus(Duration.ofMinutes(ago)));
  }

  /** Checks records of one to five minutes each, and a set of deadly minutes. */
  private static void check(
      long seed, int deadlyOfTen, int outages, int maxDeaths, Supplier<Throwable> death) {
    var random = new SplittableRandom(seed);
    var records = new ArrayList<List<Minute>>();
    var all = new HashSet<Minute>();
    for (var record = 0; record < 6; record++) {
      var minutes =
          Stream.generate(() -> minute(random.nextInt(30)))
              .limit(1 + random.nextInt(5))
              .distinct()
              .toList();
      records.add(minutes);
      all.addAll(minutes);
    }
    var deadly = new HashSet<>(all);
    deadly.removeIf(_ -> random.nextInt(10) >= deadlyOfTen);
    var run = new ShardRun(new DeadlyWorld(deadly, death, outages), records);

    assertThat(run.toTheEnd(random)).as("seed %d comes to its end", seed).isTrue();

    assertThat(run.alerts("ERROR_COUNT"))
        .as("seed %d alerts", seed)
        .containsExactlyElementsOf(
            all.stream()
                .filter(minute -> !deadly.contains(minute))
                .map(minute -> "ERROR_COUNT/s.shop/" + minute)
                .sorted()
                .toList());
    assertThat(run.alerts(NOT_EVALUATED)).as("seed %d left out", seed).hasSize(deadly.size());
    assertThat(run.deployed.topic().published().stream().map(Alert::type).distinct().toList())
        .as("seed %d published", seed)
        .hasSameElementsAs(
            Stream.of("ERROR_COUNT", NOT_EVALUATED)
                .filter(type -> !run.alerts(type).isEmpty())
                .toList());
    // A minute that a later commit touches again is judged again.
    var touches = records.stream().flatMap(List::stream).filter(deadly::contains).toList();
    run.deaths.forEach(
        (minute, deaths) ->
            assertThat(deaths)
                .as("seed %d deaths on %s", seed, minute)
                .isLessThanOrEqualTo(
                    maxDeaths * (int) touches.stream().filter(minute::equals).count()));
  }

  @Test
  void a_minute_whose_alerts_kill_is_left_out_and_all_others_have_theirs() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      check(seed, 3, 0, MAX_DEATHS, () -> new CrashError("killed"));
    }
  }

  @Test
  void so_is_one_that_takes_all_memory() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      check(seed, 3, 0, MAX_DEATHS, OutOfMemoryError::new);
    }
  }

  @Test
  void a_failure_of_the_code_holds_up_nothing_either() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      check(seed, 3, 0, 3, () -> new IllegalStateException("a mistake of a rule"));
    }
  }

  @Test
  void an_outage_leaves_no_minute_out() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      check(seed, 0, 50, 0, IllegalStateException::new);
    }
  }
}
