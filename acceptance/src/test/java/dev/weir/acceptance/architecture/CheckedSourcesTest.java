package dev.weir.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Error Prone sees all sources: a new module is not forgotten in the POM of {@code checks}. */
class CheckedSourcesTest {

  private static final String ITSELF = "<error.prone>${error.prone.on}</error.prone>";

  @Test
  void every_folder_of_sources_is_checked_by_error_prone() throws IOException {
    var checks = Files.readString(HomeFolder.CHECKOUT.resolve("checks/pom.xml"));
    for (var module : modules()) {
      if (isCheckedByItself(module)) {
        continue;
      }
      for (var folder : List.of("src/main/java", "src/test/java")) {
        if (Files.exists(HomeFolder.CHECKOUT.resolve(module).resolve(folder))) {
          assertThat(checks)
              .contains("<compileSourceRoot>${project.basedir}/../" + module + "/" + folder + "<");
        }
      }
    }
  }

  @Test
  void what_is_listed_exists() throws IOException {
    var listed = new ArrayList<Path>();
    for (var line : Files.readAllLines(HomeFolder.CHECKOUT.resolve("checks/pom.xml"))) {
      if (line.contains("<compileSourceRoot>")) {
        var folder = line.strip().replaceAll("</?compileSourceRoot>", "");
        listed.add(Path.of(folder.replace("${project.basedir}", HomeFolder.CHECKOUT + "/checks")));
      }
    }
    assertThat(listed)
        .hasSizeGreaterThan(20)
        .allSatisfy(folder -> assertThat(folder).isDirectory());
  }

  private static List<String> modules() throws IOException {
    var modules = new ArrayList<String>();
    for (var line : Files.readAllLines(HomeFolder.CHECKOUT.resolve("pom.xml"))) {
      if (line.contains("<module>")) {
        modules.add(line.strip().replaceAll("</?module>", ""));
      }
    }
    assertThat(modules).contains("functions", "distribution");
    return modules;
  }

  private static boolean isCheckedByItself(String module) throws IOException {
    return Files.readString(HomeFolder.CHECKOUT.resolve(module).resolve("pom.xml"))
        .contains(ITSELF);
  }
}
