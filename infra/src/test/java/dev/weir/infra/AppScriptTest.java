package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script that {@code cdk.json} names, before anything is built or installed. */
class AppScriptTest {
  private static final Path SCRIPT = Path.of(System.getProperty("weir.home"), "infra", "app");

  @Test
  void without_the_built_module_it_says_what_to_build(@TempDir Path checkout) throws Exception {
    Path copy = Files.createDirectories(checkout.resolve("infra")).resolve("app");
    Files.copy(SCRIPT, copy, StandardCopyOption.COPY_ATTRIBUTES);
    var script = new ProcessBuilder(copy.toString());
    Process running = script.redirectErrorStream(true).start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).isEqualTo(1);
    assertThat(output).contains("weir-infra.jar is missing", "./mvnw").hasLineCount(1);
  }
}
