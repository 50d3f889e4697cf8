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

/** A pipeline that load can be made up for. */
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

  /** Where it is sent to. */
  public SendTarget pipeline() {
    return pipeline;
  }

  /** Its functions, in the order of the data flow. */
  public List<Step> steps() {
    return steps;
  }

  /** Its records, by a seed; two seeds of today make different ones. */
  public BaselineTraffic traffic(long seed) {
    return traffic.apply(seed);
  }

  /** Whether each Region has a stack of its own for it. */
  public boolean isRegional() {
    return this == MARKET;
  }

  /** Sees to it that a cloud has what synthetic records are about: a market has reference data. */
  public void prepare(Cloud cloud) {
    if (this == MARKET) {
      SampleMarket.load(cloud);
    }
  }

  /** As a command line has it, such as {@code access-logs}. */
  @Override
  public String toString() {
    return name;
  }

  /** Reads what a command line has. */
  public static final class Converter implements ITypeConverter<SampledPipeline> {

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
