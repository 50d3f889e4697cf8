package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the app as the CDK command does: in a separate process, configured by its environment. */
@Tag("synthesis")
class WeirAppTest {
  private static final boolean WITH_THE_CDK_S_RULES = true;

  private record AppRun(int status, String output, String errors) {}

  @Test
  void refused_settings_end_it_with_all_problems_and_no_stack_trace(@TempDir Path folder)
      throws Exception {
    AppRun run = run(folder, "{\"shards\":0,\"stage\":\"Prod\"}", !WITH_THE_CDK_S_RULES);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .contains("shards = 0: give", "stage = Prod: give", "./mvnw")
        .doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve("out/manifest.json")).doesNotExist();
  }

  /**
   * The JDK's immutable maps iterate in a different order in each JVM, so only a second process
   * shows that nothing in the template depends on it. The CDK's own rules, which take long to
   * compile, find nothing either: the first process would print it.
   */
  @Test
  void two_processes_write_the_stage_s_templates_quietly_and_the_same_bytes(@TempDir Path folder)
      throws Exception {
    var context =
        "{\"stage\":\"blue\",\"regions\":\"us-east-1,us-east-2\",\"tracing\":true,"
            + "\"encryptionKey\":\"customer-managed\"}";
    assertThat(templates(folder.resolve("first"), context, WITH_THE_CDK_S_RULES))
        .hasSize(4)
        .containsKey("weir-blue.template.json")
        .isEqualTo(templates(folder.resolve("second"), context, !WITH_THE_CDK_S_RULES));
  }

  private static Map<String, String> templates(Path home, String context, boolean isValidated)
      throws Exception {
    var lib = Files.createDirectories(home.resolve("functions/target/lambda/lib"));
    Files.writeString(lib.resolve("functions.jar"), "not a jar");
    AppRun run = run(home, context, isValidated);
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).isEmpty();
    assertThat(run.status()).isZero();
    var templates = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(home.resolve("out"), "*.template.json")) {
      for (var file : files) {
        templates.put(file.getFileName().toString(), read(file));
      }
    }
    return templates;
  }

  private static AppRun run(Path home, String context, boolean isValidated)
      throws IOException, InterruptedException {
    Path output = home.resolve("output.txt");
    Path errors = home.resolve("errors.txt");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dweir.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                WeirApp.class.getName())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("CDK_OUTDIR", home.resolve("out").toString());
    builder.environment().put("CDK_CONTEXT_JSON", context);
    builder.environment().put("CDK_VALIDATION", Boolean.toString(isValidated));
    builder.environment().put("JSII_DEPRECATED", "quiet");
    builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    int status = builder.start().waitFor();
    return new AppRun(status, read(output), read(errors));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
