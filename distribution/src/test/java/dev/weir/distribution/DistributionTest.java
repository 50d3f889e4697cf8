package dev.weir.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked on a machine that has a JDK and no Maven. */
class DistributionTest {

  private static final Path ARCHIVE = Path.of(System.getProperty("weir.archive"));
  private static final Path SBOM = Path.of(System.getProperty("weir.sbom"));

  @TempDir private static Path folder;
  private static Path home;

  record Ended(int exitCode, String output) {}

  @BeforeAll
  static void unpack() throws Exception {
    var ended = run(Map.of(), "tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    try (var files = Files.list(folder)) {
      home = files.findFirst().orElseThrow();
    }
  }

  @Test
  void its_folder_has_the_archives_name() {
    assertThat(ARCHIVE).hasFileName(home.getFileName() + ".tar.gz");
  }

  @Test
  void the_command_runs_without_building() throws Exception {
    var help = weir("--help");
    var status = weir();

    assertThat(help.exitCode()).as(help.output()).isZero();
    assertThat(help.output()).contains("demo", "deploy", "fetch").doesNotContain("building");
    assertThat(status.exitCode()).as(status.output()).isZero();
    assertThat(status.output()).contains("No local cloud is running");
  }

  @Test
  void its_version_is_that_of_its_name() throws Exception {
    var version = weir("--version");

    assertThat(version.exitCode()).isZero();
    assertThat(version.output().strip().replace(' ', '-')).isEqualTo(home.getFileName().toString());
  }

  @Test
  void a_log_is_counted_without_a_cloud() throws Exception {
    var log = folder.resolve("access.log");
    Files.writeString(
        log, "203.0.113.7 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 500 7 \"-\" \"a\"\n");

    var counted = weir("backtest", "access-logs", log.toString());

    assertThat(counted.exitCode()).as(counted.output()).isZero();
    assertThat(counted.output()).contains("1 requests in 1 minutes");
  }

  @Test
  void without_node_the_local_cloud_names_what_it_needs() throws Exception {
    var ended = weir("up");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("Node was not found");
  }

  @Test
  void it_has_no_sources_to_build_and_nothing_of_dynamodb_local() throws IOException {
    assertThat(files().filter(file -> file.endsWith(".java") || file.endsWith("pom.xml")))
        .isEmpty();
    assertThat(home.resolve("cli/launch/build.sh")).doesNotExist();
    assertThat(files().filter(file -> file.contains("node_modules"))).isEmpty();
    assertThat(files().filter(file -> file.startsWith("local/dynamodb/")))
        .containsExactlyInAnyOrder(
            "local/dynamodb/libraries.sha256", "local/dynamodb/target/weir-local-dynamodb.jar");
    assertThat(files().filter(file -> file.contains("DynamoDBLocal"))).isEmpty();
  }

  @Test
  void the_sbom_lists_every_jar_by_its_hash() throws Exception {
    var listed = new HashMap<String, String>();
    for (var component : sbom().path("components")) {
      listed.put(sha256(component), component.path("name").asText());
    }
    var unlisted = new TreeSet<String>();
    for (var jar : files().filter(file -> file.endsWith(".jar")).toList()) {
      if (!listed.containsKey(sha256(home.resolve(jar)))) {
        unlisted.add(jar);
      }
    }
    assertThat(listed).hasSizeGreaterThan(100).doesNotContainValue("DynamoDBLocal");
    assertThat(unlisted).isEmpty();
    assertThat(home.resolve("sbom.cdx.json")).hasSameBinaryContentAs(SBOM);
  }

  private static JsonNode sbom() throws IOException {
    return new ObjectMapper().readTree(SBOM.toFile());
  }

  private static String sha256(JsonNode component) {
    for (var hash : component.path("hashes")) {
      if (hash.path("alg").asText().equals("SHA-256")) {
        return hash.path("content").asText();
      }
    }
    return "";
  }

  private static String sha256(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  /** All files, by their path in the folder. */
  private static Stream<String> files() throws IOException {
    try (var files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .toList()
          .stream();
    }
  }

  /** Neither Maven nor Node is on this PATH. */
  private static Ended weir(String... arguments) throws Exception {
    var tools = Files.createDirectories(folder.resolve("bin"));
    for (var tool : List.of("bash", "dirname", "readlink", "sed", "grep", "find", "locale")) {
      for (var place : List.of("/usr/bin", "/bin")) {
        var link = tools.resolve(tool);
        if (Files.exists(Path.of(place, tool)) && Files.notExists(link)) {
          Files.createSymbolicLink(link, Path.of(place, tool));
        }
      }
    }
    var command =
        Stream.concat(Stream.of("bash", home.resolve("weir").toString()), Arrays.stream(arguments));
    return run(
        Map.of(
            "PATH",
            tools.toString(),
            "WEIR_JAVA_HOME",
            System.getProperty("java.home"),
            "HOME",
            folder.toString()),
        command.toArray(String[]::new));
  }

  private static Ended run(Map<String, String> environment, String... command) throws Exception {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    if (!environment.isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(environment);
    }
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
