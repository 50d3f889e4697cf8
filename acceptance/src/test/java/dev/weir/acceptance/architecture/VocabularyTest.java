package dev.weir.acceptance.architecture;

import static java.nio.file.Files.readString;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One name, one idea: docs/glossary.md. */
class VocabularyTest {

  // Comments, strings and characters, which may contain the words of a declaration.
  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\""
              + "|'(?:\\\\.|[^'\\\\])++'|//[^\\n]*|/\\*.*?\\*/");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");

  private record NamedType(String name, String file) {}

  @Test
  void no_two_types_have_the_same_name_nested_ones_included() throws IOException {
    var types = new ArrayList<NamedType>();
    for (var source : sources()) {
      var code = NO_CODE.matcher(readString(source)).replaceAll(" ");
      TYPE.matcher(code)
          .results()
          .forEach(type -> types.add(new NamedType(type.group(1), source.toString())));
    }

    assertThat(types).hasSizeGreaterThan(2_500);
    // Only these: AssertJ would print all types otherwise.
    assertThat(namedTwice(types)).isEmpty();
  }

  private static Map<String, List<String>> namedTwice(List<NamedType> types) {
    var files =
        types.stream().collect(groupingBy(NamedType::name, mapping(NamedType::file, toList())));
    files.values().removeIf(each -> each.size() == 1);
    return files;
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of(System.getProperty("weir.home")))) {
      return files
          .filter(file -> file.toString().matches(".*/src/[^/]+/java/.*\\.java"))
          .filter(file -> !file.toString().contains("node_modules"))
          .toList();
    }
  }
}
