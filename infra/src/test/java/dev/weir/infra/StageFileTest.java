package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.infra.StageFile.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageFileTest {

  private static final String CDK_JSON =
      """
      {"app": "infra/app", "context": {"stage": "dev", "shards": 1, "alertEmail": ""}}
      """;

  @TempDir Path home;

  private void files(String stage, String settings) throws IOException {
    Files.writeString(home.resolve("cdk.json"), CDK_JSON);
    Files.createDirectories(home.resolve("stages"));
    Files.writeString(home.resolve("stages").resolve(stage + ".json"), settings);
  }

  private Map<String, Object> read(Map<String, Object> given) {
    assertThat(StageFile.read(home, given)).isInstanceOf(Context.ReadContext.class);
    return ((Context.ReadContext) StageFile.read(home, given)).values();
  }

  @Test
  void the_stage_s_file_takes_the_place_of_cdk_json() throws IOException {
    files("prod", "{\"shards\": 4, \"alertEmail\": \"ops@b.example\"}");

    assertThat(read(Map.of("stage", "prod", "shards", 1, "alertEmail", "")))
        .isEqualTo(Map.of("stage", "prod", "shards", 4, "alertEmail", "ops@b.example"));
  }

  @Test
  void what_the_command_line_gives_takes_the_place_of_the_file() throws IOException {
    files("prod", "{\"shards\": 4}");

    assertThat(read(Map.of("stage", "prod", "shards", "8"))).containsEntry("shards", "8");
  }

  @Test
  void another_stage_s_file_is_not_read() throws IOException {
    files("prod", "{\"shards\": 4}");

    assertThat(read(Map.of("stage", "dev", "shards", 1))).containsEntry("shards", 1);
    assertThat(read(Map.of("stage", "../stages/prod", "shards", 1))).containsEntry("shards", 1);
  }

  @Test
  void without_any_file_the_context_is_as_it_is() {
    assertThat(read(Map.of("shards", 3))).isEqualTo(Map.of("shards", 3));
  }

  @Test
  void a_file_that_is_not_an_object_is_named() throws IOException {
    files("prod", "[4]");

    assertThat(StageFile.read(home, Map.of("stage", "prod")))
        .isInstanceOfSatisfying(
            Context.UnusableFile.class,
            file -> assertThat(file.problem().key()).isEqualTo("stages/prod.json"));
  }

  @Test
  void a_file_does_not_name_another_stage() throws IOException {
    files("prod", "{\"stage\": \"dev\"}");

    assertThat(StageFile.read(home, Map.of("stage", "prod")))
        .isInstanceOfSatisfying(
            Context.UnusableFile.class,
            file -> assertThat(file.problem().key()).isEqualTo("stage"));
  }
}
