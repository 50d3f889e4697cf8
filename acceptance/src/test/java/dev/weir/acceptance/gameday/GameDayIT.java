package dev.weir.acceptance.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.acceptance.stacks.TwoRegionCloud;
import dev.weir.cli.doctor.Diagnosis;
import dev.weir.cli.doctor.SignalCollector;
import dev.weir.cli.doctor.Signals;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.LocalCloud;
import dev.weir.local.rehearsal.RehearsalSwitch;
import dev.weir.metrics.Step;
import dev.weir.rehearsal.inject.Disturbance;
import dev.weir.rehearsal.inject.Plan;
import dev.weir.rehearsal.inject.Scenario;
import dev.weir.rehearsal.traffic.RunningLoad;
import dev.weir.rehearsal.traffic.SampledPipeline;
import dev.weir.rehearsal.traffic.SendSampleCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every fault that {@code weir inject} offers: {@code weir doctor} reports HEALTHY before it,
 * the right cause first within a minute, and HEALTHY again afterwards.
 *
 * <p>Every build runs one fault; {@code -Dweir.gameDay=all} runs all of them, on all pipelines and
 * at each step of the market's, or a scenario's or pipeline's name only those: two to three minutes
 * each. The signals of each verdict are stored in {@code acceptance/target/game-day}. What is
 * printed is the estimated time to catch up beside the time that it took.
 */
@Tag("cloud")
class GameDayIT {

  private static final String CHOSEN = System.getProperty("weir.gameDay", "");
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final Duration UNTIL_USUAL = Duration.ofMinutes(3);
  private static final int ENOUGH_INVOCATIONS = 50;
  private static final double WARM_MILLIS = 200;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private static final Path RECORDED = Path.of("target", "game-day");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalCloud local;

  @BeforeAll
  static void start() {
    local =
        faults().anyMatch(plan -> plan.pipeline().isRegional())
            ? TwoRegionCloud.start()
            : LocalCloudStack.get().cloud();
  }

  private static Stream<Plan> faults() {
    if (CHOSEN.isEmpty()) {
      return Stream.of(usual(Scenario.SLOW_FUNCTION, SampledPipeline.ACCESS_LOGS));
    }
    var all = new ArrayList<Plan>();
    for (var pipeline : SampledPipeline.values()) {
      for (var scenario : Scenario.values()) {
        all.add(usual(scenario, pipeline));
      }
      all.add(usual(Scenario.HOT_SHARD, pipeline).withManyKeys());
    }
    for (var step : List.of(Step.RISK, Step.DELIVERY)) {
      for (var scenario : List.of(Scenario.SLOW_TABLE, Scenario.THROTTLE, Scenario.SLOW_FUNCTION)) {
        all.add(usual(scenario, SampledPipeline.MARKET).at(step));
      }
    }
    return all.stream().filter(GameDayIT::isChosen);
  }

  private static boolean isChosen(Plan plan) {
    return List.of("all", plan.scenario().toString(), plan.pipeline().toString()).contains(CHOSEN);
  }

  private static Plan usual(Scenario scenario, SampledPipeline pipeline) {
    return Plan.usual(scenario, pipeline, SendSampleCommand.USUAL_RATE, WITHIN.multipliedBy(2));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void the_doctor_names_the_cause_first_and_is_content_before_and_after(Plan plan)
      throws InterruptedException {
    var cloud = cloud(plan);
    plan.pipeline().prepare(cloud);
    try (var load = usualLoad(plan.pipeline(), cloud);
        var faults = new RehearsalSwitch(local.state().endpoints().get("control"))) {
      await(plan, cloud, UNTIL_USUAL, "HEALTHY", GameDayIT::knowsWhatIsUsual, _ -> {});
      try (var _ = Disturbance.begin(plan, cloud, faults)) {
        await(plan, cloud, WITHIN, plan.verdict(), _ -> true, _ -> {});
      }
      var catchUp = new CatchUpRecord();
      await(plan, cloud, WITHIN, "HEALTHY", _ -> true, diagnosis -> record(diagnosis, catchUp));
      System.out.printf("Catching up after %s: %s%n", plan, catchUp.comparison());
      assertThat(load.counts().taken()).isPositive();
    }
  }

  private static Cloud cloud(Plan plan) {
    return plan.pipeline().isRegional()
        ? LocalAccess.openRegional(local.state(), TwoRegionCloud.FIRST)
        : LocalAccess.openThroughGateway(local.state());
  }

  private static RunningLoad usualLoad(SampledPipeline pipeline, Cloud cloud) {
    return RunningLoad.start(
        cloud,
        pipeline.pipeline(),
        pipeline.traffic(1)::usual,
        SendSampleCommand.USUAL_RATE,
        SendSampleCommand.PERIOD);
  }

  // A slow function shows by itself; an increase shows only against a baseline.
  private static boolean knowsWhatIsUsual(Signals signals) {
    return CHOSEN.isEmpty()
        ? isWarm(signals)
        : signals.arrivals().perSecond().usual() > SendSampleCommand.USUAL_RATE / 3.0;
  }

  // Otherwise the first invocations, which are slow, could be mistaken for the fault.
  private static boolean isWarm(Signals signals) {
    var computing = signals.steps().getFirst().computing();
    return computing.invocations() > ENOUGH_INVOCATIONS
        && computing.durationMillis().now() < WARM_MILLIS;
  }

  private static void record(Diagnosis diagnosis, CatchUpRecord catchUp) {
    var now = Instant.now();
    diagnosis
        .catchUp()
        .ifPresentOrElse(lag -> catchUp.lagging(now, lag.time()), () -> catchUp.currentAt(now));
  }

  private static void await(
      Plan plan,
      Cloud cloud,
      Duration atMost,
      String verdict,
      Predicate<Signals> also,
      Consumer<Diagnosis> seenBy)
      throws InterruptedException {
    var examine = examination(plan.pipeline());
    var seen = new ArrayList<List<String>>();
    var end = Instant.now().plus(atMost);
    while (Instant.now().isBefore(end)) {
      var signals = examine.apply(cloud);
      var diagnosis = Diagnosis.of(signals);
      seenBy.accept(diagnosis);
      if (isFound(plan, verdict, diagnosis) && also.test(signals)) {
        record(plan, verdict, signals);
        return;
      }
      seen.add(diagnosis.findings().stream().map(Object::toString).toList());
      Thread.sleep(BETWEEN);
    }
    throw new AssertionError(
        "%s: no %s within %s, but %s".formatted(plan, verdict, atMost, seen.getLast()));
  }

  private static boolean isFound(Plan plan, String verdict, Diagnosis diagnosis) {
    return diagnosis.verdict().name().equals(verdict)
        && (verdict.equals("HEALTHY")
            || diagnosis.findings().getFirst().step().equals(plan.step().id()));
  }

  /** Records the signals for later analysis, and for the doctor's own tests. */
  private static void record(Plan plan, String verdict, Signals signals) {
    var json = JSON.createObjectNode().put("verdict", verdict);
    json.set("signals", JSON.valueToTree(signals));
    var name = "%s-%s-%s.json".formatted(plan.step().id(), plan.scenario(), verdict);
    try {
      Files.createDirectories(RECORDED);
      JSON.writerWithDefaultPrettyPrinter().writeValue(RECORDED.resolve(name).toFile(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Function<Cloud, Signals> examination(SampledPipeline pipeline) {
    var examination = SignalCollector.local("dev");
    return switch (pipeline) {
      case ACCESS_LOGS -> examination::accessLogs;
      case TRANSACTIONS -> examination::transactions;
      case MARKET -> examination::market;
    };
  }
}
