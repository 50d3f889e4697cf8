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

  private static final Path CHECKS = HomeFolder.CHECKOUT.resolve("checks");
  private static final String ITSELF = "<error.prone>${error.prone.on}</error.prone>";

  @Test
  void every_folder_of_sources_is_checked_by_error_prone() throws IOException {
    var modules = texts("pom.xml", "module");
    assertThat(modules).contains("functions", "distribution");
    var folders = new ArrayList<String>();
    for (var module : modules) {
      if (!isCheckedByItself(module)) {
        folders.add("../" + module + "/src/main/java");
        folders.add("../" + module + "/src/test/java");
      }
    }
    folders.removeIf(folder -> Files.notExists(CHECKS.resolve(folder)));

    assertThat(texts("checks/pom.xml", "compileSourceRoot"))
        .map(root -> root.replace("${project.basedir}/", ""))
        .containsExactlyInAnyOrderElementsOf(folders);
  }

  /** Returns the texts of all elements of a name; each is on a line of its own. */
  private static List<String> texts(String pom, String element) throws IOException {
    return Files.readAllLines(HomeFolder.CHECKOUT.resolve(pom)).stream()
        .filter(line -> line.contains("<" + element + ">"))
        .map(line -> line.strip().replaceAll("</?" + element + ">", ""))
        .toList();
  }

  private static boolean isCheckedByItself(String module) throws IOException {
    return Files.readString(HomeFolder.CHECKOUT.resolve(module).resolve("pom.xml"))
        .contains(ITSELF);
  }
}
