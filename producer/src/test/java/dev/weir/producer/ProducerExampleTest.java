package dev.weir.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ProducerExampleTest {

  private static final Path MODULE = Path.of(System.getProperty("weir.home"), "producer");

  private final FakeKinesisStream stream = new FakeKinesisStream().refusing(1);
  private final ArrayList<Long> refused = new ArrayList<>();

  @Test
  void orders_of_a_customer_come_in_order_though_calls_are_throttled() throws Exception {
    var orders =
        """
        {"customer":"ana","order":1}
        {"customer":"ben","order":2}
        {"customer":"ana","order":3}
        """;

    var totals = ProducerExample.sendOrders(stream, reader(orders), this::refuse);

    assertThat(stream.stored().stream().filter(order -> order.contains("ana")))
        .containsExactly(
            "{\"customer\":\"ana\",\"order\":1}", "{\"customer\":\"ana\",\"order\":3}");
    assertThat(totals.records()).isEqualTo(3);
    assertThat(totals.resent()).isPositive();
  }

  @Test
  void a_log_is_packed_and_a_line_that_no_record_holds_is_refused() throws Exception {
    var log = "line\n".repeat(25) + "x".repeat(RecordPacker.MAX_BYTES) + "\nlast\n";

    var totals = ProducerExample.sendLog(stream, reader(log), this::refuse);

    assertThat(totals.lines()).isEqualTo(26);
    assertThat(totals.records()).isEqualTo(2);
    assertThat(refused).containsExactly(26L);
  }

  @Test
  void the_readme_shows_this_example() throws IOException {
    var source =
        Files.readString(MODULE.resolve("src/test/java/dev/weir/producer/ProducerExample.java"));
    var example =
        source
            .substring(
                source.indexOf("begin\n") + "begin\n".length(), source.indexOf("  // Example: end"))
            .indent(-2);

    assertThat(Files.readString(MODULE.resolve("README.md"))).contains(example);
  }

  private static BufferedReader reader(String text) {
    return new BufferedReader(new StringReader(text));
  }

  private void refuse(long line, String reason, String detail) {
    refused.add(line);
  }
}
