package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.StrictDynamo;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How many units of the tables a batch takes, by a model that charges as DynamoDB does: what the
 * documentation says of the cost, and what {@code weir price} takes for granted.
 */
class AccessLogCostTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<Integer> STATUSES = List.of(200, 301, 404);

  // Lanes have sequence numbers of this length on AWS.
  private final ShardModel<LabelledRecord> shard =
      new ShardModel<>(0, new BigInteger("49659" + "0".repeat(51)));
  private final Deployed deployed =
      new Deployed(START.plus(Duration.ofMinutes(10)), CallDisturbance.NONE);
  private final StrictDynamo tables = deployed.counts().tables();
  private final Instance instance = deployed.coldStart();

  private record CapacityUnits(long write, long read) {}

  private CapacityUnits unitsOf(Instant arrival, Instant time, int services) {
    var text =
        IntStream.range(0, services)
            .boxed()
            .flatMap(service -> STATUSES.stream().map(status -> line(service, status, time)))
            .collect(Collectors.joining("\n"));
    shard.put(new LabelledRecord(text.getBytes(StandardCharsets.UTF_8), arrival, List.of()), 0);
    var written = tables.writeUnits();
    var read = tables.readUnits();
    var last = shard.size() - 1;
    assertThat(instance.invoke(shard.event(last, last + 1)).retryFrom()).isEmpty();
    return new CapacityUnits(tables.writeUnits() - written, tables.readUnits() - read);
  }

  private static String line(int service, int status, Instant time) {
    return "service%02d:443 192.0.2.7 - - [%s] \"GET /a HTTP/1.1\" %d 48211"
        .formatted(service, TIME.format(time), status);
  }

  private CapacityUnits live(int second, int services) {
    return unitsOf(START.plusSeconds(second), START.plusSeconds(second), services);
  }

  @Test
  void a_live_batch_takes_one_write_unit_and_one_read_unit() {
    live(0, 5);
    for (var second = 1; second < 59; second++) {
      assertThat(live(second, 5)).isEqualTo(new CapacityUnits(1, 1));
    }
  }

  @Test
  void a_new_minute_takes_six_write_units() {
    live(0, 5);
    assertThat(live(60, 5).write()).isEqualTo(6);
    assertThat(live(61, 5).write()).isOne();
  }

  @Test
  void late_lines_take_a_transaction_of_the_open_minute_and_theirs() {
    live(60, 5);
    assertThat(unitsOf(START.plusSeconds(61), START.plusSeconds(59), 5).write()).isEqualTo(4);
    assertThat(live(62, 5).write()).isOne();
  }

  @Test
  void a_unit_holds_sixteen_services_that_answer_in_three_ways() {
    assertThat(unitsOfServices(16)).isOne();
    assertThat(unitsOfServices(17)).isEqualTo(2);
    assertThat(unitsOfServices(41)).isEqualTo(3);
  }

  private static long unitsOfServices(int services) {
    var other = new AccessLogCostTest();
    other.live(0, services);
    return other.live(1, services).write();
  }
}
