package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the launcher on machines that lack something: a copy of it, with a PATH made for the test.
 */
@Tag("cloud")
@DisabledOnOs(OS.WINDOWS) // The launcher is a bash script.
class LauncherTest {

  private static final Path CHECKOUT = Path.of(System.getProperty("weir.home"));
  private static final String SCRIPT = "cli/launch/find-jdk.sh";

  /** The tools that the launcher calls before it has built; every system has them. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "dirname",
          "readlink",
          "sed",
          "grep",
          "find",
          "mktemp",
          "mkdir",
          "uname",
          "head",
          "tail",
          "sleep",
          "rm");

  @TempDir Path folder;
  private Path home;
  private Path bin;

  record LauncherRun(int exitCode, String output) {}

  @BeforeEach
  void copy_the_launcher() throws IOException {
    home = Files.createDirectories(folder.resolve("checkout"));
    bin = Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(home.resolve(SCRIPT).getParent());
    Files.copy(CHECKOUT.resolve("weir"), home.resolve("weir"));
    try (var scripts = Files.list(CHECKOUT.resolve("cli/launch"))) {
      for (var script : scripts.toList()) {
        Files.copy(script, home.resolve("cli/launch").resolve(script.getFileName()));
      }
    }
    for (var tool : TOOLS) {
      for (var place : List.of("/usr/bin", "/bin")) {
        var target = Path.of(place, tool);
        if (Files.exists(target) && Files.notExists(bin.resolve(tool))) {
          Files.createSymbolicLink(bin.resolve(tool), target);
        }
      }
    }
  }

  @Test
  void without_a_recent_jdk_it_names_the_download() throws Exception {
    // A version that is not installed on any machine.
    var script = home.resolve(SCRIPT);
    Files.writeString(script, Files.readString(script).replace("=25", "=999"));

    var ended = weir(Map.of(), "errors");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("no JDK 999 or later").contains("WEIR_JAVA_HOME");
    assertThatTwoLinesSaidIt(ended);
  }

  @Test
  void without_node_it_names_the_reason_and_the_download() throws Exception {
    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "up");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("Node was not found").contains("nodejs.org");
    assertThatTwoLinesSaidIt(ended);
  }

  @Test
  void an_old_node_is_named_with_its_version() throws Exception {
    pretend("node", "echo 18");

    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "demo");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("Node 18 is too old");
    assertThatTwoLinesSaidIt(ended);
  }

  @Test
  void a_missing_npm_is_reported() throws Exception {
    pretend("node", "echo 22");

    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "up");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("npm was not found");
    assertThatTwoLinesSaidIt(ended);
  }

  @Test
  void a_machine_that_npm_s_registry_cannot_be_reached_from_is_named_as_such() throws Exception {
    pretend("node", "echo 22");
    pretend("npm", "echo npm error code ENOTFOUND >&2; exit 1");

    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "fetch");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("npm's registry can't be reached from here")
        .contains("this folder can then be copied")
        .doesNotContain("ENOTFOUND");
  }

  @Test
  void another_failure_of_npm_is_shown_in_its_words() throws Exception {
    pretend("node", "echo 22");
    pretend("npm", "echo npm error code EINTEGRITY >&2; exit 1");

    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "up");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("npm error code EINTEGRITY", "npm ci failed");
  }

  @Test
  void help_for_the_local_cloud_needs_no_node() throws Exception {
    executable(home.resolve("mvnw"), "echo '[ERROR] x'; exit 1");

    var ended =
        run(
            Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")),
            List.of("bash", home.resolve("weir").toString(), "up", "--help"));

    assertThat(ended.output()).contains("nothing is built yet").doesNotContain("Node");
  }

  @Test
  void a_distribution_is_not_built_and_fetches_what_it_may_not_contain_once() throws Exception {
    Files.delete(home.resolve("cli/launch/build.sh"));
    var jdk = folder.resolve("jdk-25");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
    executable(jdk.resolve("bin/java"), "for last; do :; done; echo ran $last");
    pretend("node", "echo 22");
    pretend("npm", "mkdir node_modules; : >node_modules/.package-lock.json");
    pretend("touch", "exit 0");
    var named = Map.of("WEIR_JAVA_HOME", jdk.toString());

    var first = weir(named, "up");
    Files.createDirectories(home.resolve("local/dynamodb/target"));
    Files.createFile(home.resolve("local/dynamodb/target/fetched"));
    var second = weir(named, "up");
    var errors = weir(named, "errors");

    assertThat(first.output().lines())
        .containsExactly(
            "weir: fetching the emulators and the CDK (npm ci), once", "ran fetch", "ran up");
    assertThat(second.output().lines()).containsExactly("ran up");
    assertThat(errors.output().lines()).containsExactly("ran errors");
  }

  @Test
  void a_failed_first_build_reports_its_cause() throws Exception {
    executable(
        home.resolve("mvnw"),
        "echo '[INFO] Building Weir: the command 1'; echo '[ERROR] x'; exit 1");

    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "errors");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("nothing is built yet", "[ERROR] x", "the build failed");
  }

  @Test
  void a_jdk_that_is_too_old_is_skipped() throws Exception {
    executable(bin.resolve("java"), "exit 9"); // PATH is searched after the named locations

    var found =
        run(
            Map.of("JAVA_HOME", oldJdk().toString(), "WEIR_JAVA_HOME", ""),
            List.of("bash", "-c", ". '" + home.resolve(SCRIPT) + "' && find_jdk"));

    assertThat(found.output()).doesNotContain(oldJdk().toString());
  }

  @Test
  void a_configured_jdk_that_is_invalid_or_too_old_is_reported() throws Exception {
    var none = weir(Map.of("WEIR_JAVA_HOME", "/where/nothing/is"), "errors");
    var old = weir(Map.of("WEIR_JAVA_HOME", oldJdk().toString()), "errors");

    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.output()).contains("WEIR_JAVA_HOME is /where/nothing/is, where no JDK is");
    assertThatTwoLinesSaidIt(none);
    assertThat(old.exitCode()).isEqualTo(1);
    assertThat(old.output()).contains("a JDK 17, which is too old");
    assertThatTwoLinesSaidIt(old);
  }

  private Path oldJdk() throws IOException {
    var old = folder.resolve("jdk-17");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
    executable(old.resolve("bin").resolve("java"), "exit 9");
    return old;
  }

  @Test
  void too_few_open_files_are_reported_before_a_jvm_starts() throws Exception {
    var ended =
        run(Map.of(), List.of("bash", "-c", "ulimit -n 64; bash '" + home + "/weir' errors"));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("Only 64 files may be open at once");
    assertThatTwoLinesSaidIt(ended);
  }

  @Test
  void a_folder_that_can_not_be_written_to_is_named() throws Exception {
    Files.createFile(home.resolve("cli/target"));

    var ended = weir(Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")), "errors");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains(home + "/cli/target can't be written to");
  }

  @Test
  void without_a_locale_java_gets_one_that_can_name_every_file() throws Exception {
    pretend("locale", "case $1 in -a) echo C; echo C.utf8;; *) echo ANSI_X3.4-1968;; esac");
    executable(home.resolve("mvnw"), "echo \"[ERROR] the locale is $LC_ALL\"; exit 1");

    var ended =
        weir(
            Map.of("WEIR_JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "POSIX"), "errors");

    assertThat(ended.output()).contains("[ERROR] the locale is C.utf8");
  }

  @Test
  void it_works_through_a_symbolic_link_from_another_folder() throws Exception {
    var link = Files.createSymbolicLink(folder.resolve("weir-link"), home.resolve("weir"));

    var ended =
        run(
            Map.of("WEIR_JAVA_HOME", System.getProperty("java.home")),
            List.of("bash", link.toString(), "up"));

    assertThat(ended.output()).contains("Node was not found");
  }

  private static void assertThatTwoLinesSaidIt(LauncherRun ended) {
    assertThat(ended.output().lines()).hasSize(2);
  }

  private LauncherRun weir(Map<String, String> environment, String command) throws Exception {
    return run(environment, List.of("bash", home.resolve("weir").toString(), command));
  }

  private LauncherRun run(Map<String, String> environment, List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new LauncherRun(process.waitFor(), output);
  }

  private void pretend(String tool, String body) throws IOException {
    executable(bin.resolve(tool), body);
  }

  private static void executable(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
