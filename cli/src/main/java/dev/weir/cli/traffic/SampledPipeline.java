package dev.weir.cli.traffic;

import dev.weir.cli.send.Pipeline;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A pipeline that load can be made up for. */
@SuppressWarnings("ImmutableEnumChecker") // the makers have no state
public enum SampledPipeline {
  /** Access logs. */
  ACCESS_LOGS("access-logs", Pipeline.ACCESS_LOGS, AccessLogTraffic::new),
  /** Transactions. */
  TRANSACTIONS("transactions", Pipeline.TRANSACTIONS, TransactionTraffic::new);

  private final String name;
  private final Pipeline pipeline;
  private final LongFunction<Traffic> traffic;

  SampledPipeline(String name, Pipeline pipeline, LongFunction<Traffic> traffic) {
    this.name = name;
    this.pipeline = pipeline;
    this.traffic = traffic;
  }

  /** Where it is sent to. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** Its records, by a seed; two seeds of today make different ones. */
  public Traffic traffic(long seed) {
    return traffic.apply(seed);
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
