package dev.weir.rehearsal.inject;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.terminal.Interruption;
import dev.weir.local.rehearsal.RehearsalSwitch;
import dev.weir.rehearsal.traffic.Load;
import dev.weir.rehearsal.traffic.RunningLoad;
import dev.weir.rehearsal.traffic.SendSampleCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rehearsal: the baseline load, then a disturbance alongside it, then the baseline load again.
 */
final class Rehearsal {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Plan plan;
  private final Optional<UsualTimes> usualTimes;
  private final Cloud cloud;
  private final RehearsalSwitch faults;
  private final Consumer<String> out;

  /**
   * How long the baseline load runs alone.
   *
   * @param before the disturbance
   * @param after the disturbance
   */
  record UsualTimes(Duration before, Duration after) {}

  /**
   * Creates a rehearsal.
   *
   * @param usualTimes empty for no baseline load
   * @param out receives the report, line by line
   */
  Rehearsal(
      Plan plan,
      Optional<UsualTimes> usualTimes,
      Cloud cloud,
      RehearsalSwitch faults,
      Consumer<String> out) {
    this.plan = plan;
    this.usualTimes = usualTimes;
    this.cloud = cloud;
    this.faults = faults;
    this.out = out;
  }

  /** Runs until the end or Ctrl-C; leaves nothing running when it returns. */
  void run() throws InterruptedException {
    requireNothingInjected();
    try (var interruption = new Interruption();
        var usual = new UsualLoad()) {
      if (!leadIn(interruption) && !disturb(interruption, usual.load)) {
        leadOut(interruption);
      }
    }
    out.accept("Done. No load is being sent.");
  }

  private void requireNothingInjected() {
    if (!faults.active().isEmpty()) {
      throw new CommandFault(
          "Another fault is already active.", "Wait until it ends, or run weir inject clear.");
    }
  }

  /** Runs the lead-in; returns true on Ctrl-C. */
  private boolean leadIn(Interruption interruption) throws InterruptedException {
    if (usualTimes.isEmpty()) {
      return false;
    }
    out.accept(
        "Baseline load on %s: %d records/s over all shards."
            .formatted(plan.pipeline(), plan.rate()));
    var before = usualTimes.get().before();
    if (before.isZero()) {
      return false;
    }
    out.accept("No fault for %d s.".formatted(before.toSeconds()));
    return interruption.await(before);
  }

  private void leadOut(Interruption interruption) throws InterruptedException {
    out.accept("The fault is over. weir doctor should report HEALTHY within a minute.");
    if (usualTimes.isPresent()) {
      var after = usualTimes.get().after();
      out.accept("The baseline load continues for %d s.".formatted(after.toSeconds()));
      interruption.await(after);
    }
  }

  /** Runs the disturbance; returns true on Ctrl-C. */
  private boolean disturb(Interruption interruption, Optional<RunningLoad> usual)
      throws InterruptedException {
    var until = Instant.now().plus(plan.length());
    try (var disturbance = Disturbance.begin(plan, cloud, faults)) {
      announce();
      var left = plan.length();
      while (left.isPositive()) {
        if (interruption.await(shorter(left, BETWEEN_LINES))) {
          return true;
        }
        left = Duration.between(Instant.now(), until);
        report(left, usual, disturbance.load());
      }
      return false;
    }
  }

  private void announce() {
    var scenario = plan.scenario();
    var strength = scenario.unit().text(plan.strength());
    out.accept(
        "%s on %s for %d s%s: %s."
            .formatted(
                scenario,
                plan.step().id(),
                plan.length().toSeconds(),
                strength.isEmpty() ? "" : ", " + strength,
                scenario.what()));
    out.accept("Symptoms: " + scenario.expectation());
    out.accept(
        "weir doctor should report %s for %s within a minute."
            .formatted(plan.verdict(), plan.step().id()));
    out.accept("It ends by itself; Ctrl-C ends it earlier.");
  }

  private void report(Duration left, Optional<RunningLoad> usual, Optional<RunningLoad> unusual) {
    var line = new StringBuilder("%3d s left".formatted(Math.max(0, left.toSeconds())));
    usual.ifPresent(load -> line.append("; baseline load: ").append(text(load.counts())));
    unusual.ifPresent(load -> line.append("; fault load: ").append(text(load.counts())));
    out.accept(line.toString());
  }

  private static String text(Load load) {
    var refused =
        load.refused() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d rejected (%s)", load.refused(), firstLine(load.lastRefusal()));
    return String.format(Locale.ROOT, "%,d sent%s", load.taken(), refused);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The baseline load, if requested. */
  private final class UsualLoad implements AutoCloseable {
    private final Optional<RunningLoad> load =
        usualTimes.map(
            _ ->
                RunningLoad.start(
                    cloud,
                    plan.pipeline().pipeline(),
                    plan.pipeline().traffic(System.nanoTime())::usual,
                    plan.rate(),
                    SendSampleCommand.PERIOD));

    @Override
    public void close() {
      load.ifPresent(RunningLoad::close);
    }
  }
}
