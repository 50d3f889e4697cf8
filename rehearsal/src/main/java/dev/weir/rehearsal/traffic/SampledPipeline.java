package dev.weir.rehearsal.traffic;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.SendTarget;
import dev.weir.metrics.Step;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A pipeline that synthetic load can be generated for. */
@SuppressWarnings("ImmutableEnumChecker") // the makers have no state
public enum SampledPipeline {
  /** Access logs. */
  ACCESS_LOGS(
      "access-logs", SendTarget.ACCESS_LOGS, List.of(Step.ACCESS_LOGS), AccessLogTraffic::new),
  /** Transactions. */
  TRANSACTIONS(
      "transactions", SendTarget.TRANSACTIONS, List.of(Step.TRANSACTIONS), TransactionTraffic::new),
  /** Market data, in one of its Regions. */
  MARKET(
      "market",
      SendTarget.MARKET,
      List.of(Step.MARKS, Step.RISK, Step.DELIVERY),
      MarketTraffic::new);

  private final String name;
  private final SendTarget pipeline;
  private final List<Step> steps;
  private final LongFunction<BaselineTraffic> traffic;

  SampledPipeline(
      String name, SendTarget pipeline, List<Step> steps, LongFunction<BaselineTraffic> traffic) {
    this.name = name;
    this.pipeline = pipeline;
    this.steps = steps;
    this.traffic = traffic;
  }

  /** Returns the target to send to. */
  public SendTarget pipeline() {
    return pipeline;
  }

  /** Returns its functions, in the order of the data flow. */
  public List<Step> steps() {
    return steps;
  }

  /**
   * Returns the traffic for a seed; different seeds give different records, also on the same day.
   */
  public BaselineTraffic traffic(long seed) {
    return traffic.apply(seed);
  }

  /** Returns whether each Region has a separate stack for it. */
  public boolean isRegional() {
    return this == MARKET;
  }

  /**
   * Makes sure that a cloud has the data that synthetic records refer to: a market needs reference
   * data.
   */
  public void prepare(Cloud cloud) {
    if (this == MARKET) {
      SampleMarket.load(cloud);
    }
  }

  /** Returns its name on the command line, such as {@code access-logs}. */
  @Override
  public String toString() {
    return name;
  }

  /** Parses a command-line argument. */
  public static final class PipelineConverter implements ITypeConverter<SampledPipeline> {

    @Override
    public SampledPipeline convert(String value) {
      return Arrays.stream(values())
          .filter(one -> one.name.equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of "
                          + Arrays.stream(values())
                              .map(SampledPipeline::toString)
                              .collect(Collectors.joining(", "))
                          + " but was '"
                          + value
                          + "'"));
    }
  }
}
