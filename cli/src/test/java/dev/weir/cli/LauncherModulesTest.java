package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The folders that the launcher looks at, to find out whether the build is stale. */
class LauncherModulesTest {

  private static final Path CHECKOUT = Path.of(System.getProperty("weir.home"));

  /** The modules that the launcher has Maven build. */
  private static final List<String> BUILT = List.of("cli", "infra", "local/dynamodb");

  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(weir-.+?)</artifactId>");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>dev\\.weir</groupId>\\s*<artifactId>(.+?)</artifactId>"
              + "(?:\\s*<version>.+?</version>)?\\s*(<scope>test</scope>)?");

  @Test
  void are_those_of_every_module_that_goes_into_the_command() throws IOException {
    var folders = new HashMap<String, String>();
    for (var folder : found(MODULE, CHECKOUT.resolve("pom.xml"))) {
      folders.put(found(ARTIFACT, pom(folder.group(1))).getFirst().group(1), folder.group(1));
    }
    var needed = new TreeSet<String>();
    for (var module : BUILT) {
      addWithDependencies(module, folders, needed);
    }

    assertThat(needed).contains("gate", "events", "functions");
    assertThat(launchersModules()).isEqualTo(needed);
  }

  private static void addWithDependencies(
      String module, Map<String, String> folders, Set<String> needed) throws IOException {
    if (needed.add(module)) {
      for (var dependency : found(DEPENDENCY, pom(module))) {
        // What only tests need is in nothing that runs.
        if (dependency.group(2) == null) {
          addWithDependencies(folders.get(dependency.group(1)), folders, needed);
        }
      }
    }
  }

  private static Set<String> launchersModules() throws IOException {
    var list =
        found(Pattern.compile("modules=\\(([^)]*)\\)"), CHECKOUT.resolve("cli/launch/build.sh"));
    return new TreeSet<>(List.of(list.getFirst().group(1).strip().split("\\s+")));
  }

  private static Path pom(String module) {
    return CHECKOUT.resolve(module).resolve("pom.xml");
  }

  private static List<MatchResult> found(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().toList();
  }
}
