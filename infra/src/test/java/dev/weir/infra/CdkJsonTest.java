package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.transactions.TransactionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CdkJsonTest {
  private static final Path CDK_JSON = Path.of(System.getProperty("weir.home"), "cdk.json");

  private final Map<String, Object> cdk = read();

  @Test
  void what_it_says_are_the_defaults() {
    @SuppressWarnings("unchecked")
    var context = (Map<String, Object>) cdk.get("context");
    var said = Synthesised.settings(context);
    var byDefault = Synthesised.settings(Map.of());
    assertThat(said)
        .usingRecursiveComparison()
        .ignoringFields("accessLogs.environment", "transactions.environment", "record")
        .isEqualTo(byDefault);
    assertThat(AccessLogSettings.of(said.accessLogs().environment()))
        .isEqualTo(AccessLogSettings.of(byDefault.accessLogs().environment()));
    assertThat(TransactionSettings.of(said.transactions().environment()))
        .isEqualTo(TransactionSettings.of(byDefault.transactions().environment()));
  }

  @Test
  void it_runs_the_script_beside_the_module() {
    assertThat(CDK_JSON.resolveSibling((String) cdk.get("app"))).isExecutable();
  }

  @Test
  void it_calls_nobody() {
    assertThat(cdk.get("notices")).isEqualTo(false);
    assertThat(cdk.get("versionReporting")).isEqualTo(false);
    assertThat(Synthesised.at(cdk, "context", "cli-telemetry")).isEqualTo(false);
  }

  private static Map<String, Object> read() {
    try {
      return Synthesised.map(JsonMapper.builder().build().readValue(CDK_JSON.toFile(), Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
