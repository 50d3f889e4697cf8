package dev.weir.local.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {

  /** An app that writes its input, and counts its runs. */
  private static final String APP =
      "sh -c 'mkdir -p $CDK_OUTDIR && echo $CDK_CONTEXT_JSON > $CDK_OUTDIR/manifest.json"
          + " && echo run >> runs'";

  @TempDir private Path home;

  @BeforeEach
  void writeApp() throws IOException {
    app(APP);
  }

  @Test
  void the_app_gets_the_context_of_cdk_json_with_what_overrides_it() throws IOException {
    var result = synthesis().assembly(Map.of("shards", "2"), false);

    assertThat(result.reused()).isFalse();
    assertThat(result.assembly().resolve("manifest.json"))
        .content()
        .contains("\"stage\":\"dev\"", "\"shards\":\"2\"")
        .doesNotContain("\"shards\":1");
  }

  @Test
  void it_is_run_again_only_when_something_has_changed_or_it_is_asked_for() throws IOException {
    synthesis().assembly(Map.of(), false);
    assertThat(synthesis().assembly(Map.of(), false).reused()).isTrue();
    assertThat(runs()).isEqualTo(1);

    synthesis().assembly(Map.of("stage", "prod"), false);
    assertThat(runs()).isEqualTo(2);

    synthesis().assembly(Map.of("stage", "prod"), true);
    assertThat(runs()).isEqualTo(3);

    Files.createDirectories(home.resolve("infra/target"));
    Files.writeString(home.resolve("infra/target/weir-infra.jar"), "another build");
    synthesis().assembly(Map.of("stage", "prod"), false);
    assertThat(runs()).isEqualTo(4);
  }

  @Test
  void the_app_does_without_the_cdk_s_checks_of_templates() throws IOException {
    app("sh -c 'mkdir -p $CDK_OUTDIR && echo checks: $CDK_VALIDATION > $CDK_OUTDIR/manifest.json'");

    var result = synthesis().assembly(Map.of(), false);

    assertThat(result.assembly().resolve("manifest.json")).hasContent("checks: false");
  }

  @Test
  void an_app_that_fails_shows_what_it_said_and_leaves_nothing_to_reuse() throws IOException {
    synthesis().assembly(Map.of(), false);
    app("sh -c 'echo shards must be 1 or more; exit 1'");

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> synthesis().assembly(Map.of(), false))
          .isInstanceOf(LocalFault.class)
          .hasMessageContaining("shards must be 1 or more");
    }
  }

  @Test
  void a_folder_without_cdk_json_is_named() {
    var nowhere = home.resolve("nowhere");

    assertThatThrownBy(() -> new Synthesis(nowhere, home).assembly(Map.of(), false))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("cdk.json");
  }

  private Synthesis synthesis() {
    return new Synthesis(home, home.resolve(".weir"));
  }

  private void app(String command) throws IOException {
    Files.writeString(
        home.resolve("cdk.json"),
        """
        {"app": "%s", "context": {"stage": "dev", "shards": 1}}
        """
            .formatted(command));
  }

  private int runs() throws IOException {
    return Files.readAllLines(home.resolve("runs")).size();
  }
}
