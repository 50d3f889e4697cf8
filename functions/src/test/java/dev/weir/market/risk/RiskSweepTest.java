package dev.weir.market.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.market.risk.commit.CurrentHalts;
import dev.weir.market.risk.commit.RiskMetrics;
import dev.weir.metrics.Step;
import dev.weir.stream.Deadline;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a sweep says of the portfolios that there are to beat for. */
class RiskSweepTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);

  private final List<String> lines = new ArrayList<>();
  private final Telemetry telemetry = new Telemetry("dev", Step.RISK, () -> NOW, lines::add);

  /** Nobody has ordered a halt. */
  private static final class NoHalts implements HaltStore {
    @Override
    public Halts halts() {
      return Halts.NONE;
    }

    @Override
    public boolean replace(Halts next) {
      throw new AssertionError("a sweep orders nothing here");
    }
  }

  /** Reference data of which there are none, or that can't be read. */
  private record Answering(Supplier<Optional<ReferenceVersion>> answer) implements ReferenceStore {
    @Override
    public Optional<ReferenceVersion> current() {
      return answer.get();
    }

    @Override
    public ReferenceSet read(ReferenceVersion version) {
      throw new AssertionError("there is none");
    }

    @Override
    public Optional<ReferenceVersion> load(
        ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt) {
      throw new AssertionError("a sweep loads nothing");
    }

    @Override
    public int removeOlderThan(ReferenceVersion current) {
      throw new AssertionError("a sweep removes nothing");
    }
  }

  private void sweep(Supplier<Optional<ReferenceVersion>> answer) {
    var sweep =
        new RiskSweep(
            new CurrentHalts(new NoHalts()),
            new CurrentReference(new Answering(answer)),
            null, // there is nothing to take
            null, // nor to compare
            new RiskMetrics(telemetry.meter()));
    try (var _ = telemetry.begin("request-1")) {
      sweep.run(IN_TIME);
    }
  }

  @Test
  void where_no_reference_data_are_loaded_it_says_that_there_are_none() {
    sweep(Optional::empty);

    assertThat(lines).anyMatch(line -> line.contains("\"Portfolios\":0"));
  }

  @Test
  void where_they_can_not_be_read_it_says_nothing_so_that_silence_is_not_hidden() {
    assertThatThrownBy(
            () ->
                sweep(
                    () -> {
                      throw new UnavailableException("scripted", null);
                    }))
        .isInstanceOf(UnavailableException.class);

    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("\"Portfolios\":"));
  }
}
