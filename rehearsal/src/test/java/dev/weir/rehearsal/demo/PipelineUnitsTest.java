package dev.weir.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.units.UsageUnit;
import dev.weir.rehearsal.prices.UnitPrices;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineUnitsTest {

  /** A write unit costs a dollar, a put unit and a GB-second a cent, everything else nothing. */
  private static final UnitPrices PRICES =
      new UnitPrices() {
        @Override
        public String region() {
          return "somewhere";
        }

        @Override
        public double usd(UsageUnit unit, double quantity) {
          return switch (unit) {
            case WRITES -> quantity;
            case PUT_UNITS, GB_SECONDS -> quantity / 100;
            case READS,
                RECORDS_PUT,
                MESSAGES,
                FIFO_MESSAGES,
                OBJECTS_PUT,
                INVOCATIONS,
                MILLISECONDS ->
                0;
          };
        }
      };

  private static final Map<UsageUnit, Double> UNITS =
      Map.of(
          UsageUnit.RECORDS_PUT, 400.0,
          UsageUnit.PUT_UNITS, 500.0,
          UsageUnit.WRITES, 12.0,
          UsageUnit.READS, 1.5,
          UsageUnit.MESSAGES, 3.0,
          UsageUnit.FIFO_MESSAGES, 2.0,
          UsageUnit.OBJECTS_PUT, 7.0,
          UsageUnit.INVOCATIONS, 90.0,
          UsageUnit.MILLISECONDS, 4_000.0,
          UsageUnit.GB_SECONDS, 2.0);

  @Test
  void each_unit_is_printed_as_it_was_counted() {
    var lines = new PipelineUnits("access logs", "lines", 2_000_000, UNITS).lines(PRICES);

    assertThat(lines)
        .startsWith(
            "access logs   2,000,000 lines in 400 records (500 put units)",
            "  stored      12.0 write units, 1.5 read units, 5 SNS messages, 7 S3 puts",
            "  functions   90 invocations, 4,000 ms, 2.0 GB-s");
  }

  @Test
  void a_million_costs_its_share_of_the_units_by_service() {
    var lines = new PipelineUnits("access logs", "lines", 2_000_000, UNITS).lines(PRICES);

    assertThat(lines)
        .last()
        .isEqualTo(
            "  a million   lines would cost $8.51 at these units: Kinesis $2.50, DynamoDB $6.00,"
                + " SNS $0.00, S3 $0.00, Lambda $0.01");
  }

  @Test
  void without_events_there_is_no_cost_of_a_million() {
    var lines = new PipelineUnits("access logs", "lines", 0, UNITS).lines(PRICES);

    assertThat(lines).last().isEqualTo("  a million   no lines were sent");
  }
}
