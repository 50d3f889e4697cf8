package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLogsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_line_is_one_object_with_the_fields_that_lambda_filters_by() throws IOException {
    var context = new LoggerContext();
    var event =
        new LoggingEvent(
            "",
            context.getLogger("dev.weir.Something"),
            Level.WARN,
            "Not applied\nfrom={}",
            new IllegalStateException("table"),
            new Object[] {17});
    event.setMDCPropertyMap(Map.of("shard", "shardId-000000000000"));
    event.setInstant(Instant.parse("2026-11-23T12:00:00.250Z"));

    var line = new String(JsonLogs.json(context).encode(event), StandardCharsets.UTF_8);
    var json = JSON.readTree(line);

    assertThat(line.strip()).doesNotContain("\n");
    assertThat(Instant.parse(json.path("timestamp").asText()))
        .isEqualTo(Instant.parse("2026-11-23T12:00:00.250Z"));
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("logger").asText()).isEqualTo("dev.weir.Something");
    assertThat(json.path("message").asText()).isEqualTo("Not applied\nfrom=17");
    assertThat(json.path("shard").asText()).isEqualTo("shardId-000000000000");
    assertThat(json.path("stack_trace").asText()).contains("IllegalStateException: table");
    assertThat(json.has("_aws")).isFalse();
  }
}
