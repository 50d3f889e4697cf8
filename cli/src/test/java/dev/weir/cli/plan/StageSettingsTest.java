package dev.weir.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageSettingsTest {

  @TempDir Path home;

  private Object stored() throws IOException {
    return new ObjectMapper().readValue(home.resolve("stages/prod.json").toFile(), Map.class);
  }

  @Test
  void a_file_that_is_not_there_is_made() throws IOException {
    new StageSettings(home, "prod").put(Map.of("accessLogStart", Optional.of("v1#x")));

    assertThat(stored()).isEqualTo(Map.of("accessLogStart", "v1#x"));
    assertThat(home.resolve("stages").toFile().list()).containsExactly("prod.json");
  }

  @Test
  void other_settings_stay_as_they_are() throws IOException {
    Files.createDirectories(home.resolve("stages"));
    Files.writeString(
        home.resolve("stages/prod.json"),
        "{\"shards\": 2, \"transactionStart\": \"v1#old\", \"tracing\": true}");

    new StageSettings(home, "prod")
        .put(Map.of("accessLogStart", Optional.of("v1#new"), "transactionStart", Optional.empty()));

    assertThat(stored())
        .isEqualTo(Map.of("shards", 2, "tracing", true, "accessLogStart", "v1#new"));
  }

  @Test
  void a_file_that_is_something_else_is_named_and_left_alone() throws IOException {
    Files.createDirectories(home.resolve("stages"));
    var file = Files.writeString(home.resolve("stages/prod.json"), "[1]");

    assertThatThrownBy(
            () -> new StageSettings(home, "prod").put(Map.of("shards", Optional.of("2"))))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("prod.json");
    assertThat(file).hasContent("[1]");
  }
}
