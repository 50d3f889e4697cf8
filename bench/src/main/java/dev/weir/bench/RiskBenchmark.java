package dev.weir.bench;

import dev.weir.market.exposure.Holding;
import dev.weir.market.exposure.PortfolioRisk;
import dev.weir.market.exposure.RiskFigures;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Computes the risk of a portfolio of 500 instruments with 500 days of history, after one of them
 * has moved: by an update, and by a revaluation of all positions. Both give the same figures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RiskBenchmark {

  private static final int INSTRUMENTS = 500;
  private static final int DAYS = 500;

  private final Random random = new Random(7);
  private List<Holding> holdings = List.of();
  private PortfolioRisk risk = new PortfolioRisk(List.of());

  /** Makes the portfolio and marks it completely. */
  @Setup
  public void mark() {
    holdings =
        IntStream.range(0, INSTRUMENTS)
            .mapToObj(i -> new Holding("S" + i, 100 - i, 90, 1, 1.1, returns()))
            .toList();
    risk = revalued();
  }

  private double[] returns() {
    return random.doubles(DAYS, -0.05, 0.05).toArray();
  }

  private PortfolioRisk revalued() {
    var all = new PortfolioRisk(holdings);
    for (var i = 0; i < INSTRUMENTS; i++) {
      all.mark(i, 100);
    }
    return all;
  }

  /** Measures a tick's incremental update. */
  @Benchmark
  public RiskFigures incremental() {
    risk.mark(random.nextInt(INSTRUMENTS), 50 + random.nextDouble() * 100);
    return risk.figures();
  }

  /** Measures a complete revaluation for comparison. */
  @Benchmark
  public RiskFigures full() {
    return revalued().figures();
  }
}
