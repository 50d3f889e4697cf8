package dev.weir.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The package that the CDK zips for Lambda, as the build of {@code functions} leaves it. */
class LambdaAssetTest {

  private static final Path LIBRARIES = HomeFolder.CHECKOUT.resolve("functions/target/lambda/lib");

  @Test
  void the_asset_has_the_functions_and_the_contracts_and_no_other_module_of_ours()
      throws IOException {
    assertThat(ours().stream().map(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")))
        .containsExactlyInAnyOrder("weir-functions.jar", "weir-events", "weir-metrics");
  }

  @Test
  void the_asset_has_no_samples() throws IOException {
    for (Path jar : ours()) {
      try (var file = new JarFile(jar.toFile())) {
        assertThat(file.stream().map(ZipEntry::getName))
            .as("entries of %s", jar.getFileName())
            .isNotEmpty()
            .noneMatch(name -> name.startsWith("dev/weir/samples/") || name.startsWith("golden/"));
      }
    }
  }

  /** The gate needs more of Avro's library than decoders do, and buf's binary. */
  @Test
  void the_asset_has_no_gate_for_schemas() throws IOException {
    for (Path jar : ours()) {
      try (var file = new JarFile(jar.toFile())) {
        assertThat(file.stream().map(ZipEntry::getName))
            .as("entries of %s", jar.getFileName())
            .noneMatch(name -> name.startsWith("dev/weir/gate/") || name.contains("Gate.class"));
      }
    }
  }

  private static List<Path> ours() throws IOException {
    try (var jars = Files.list(LIBRARIES)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("weir-")).toList();
    }
  }
}
