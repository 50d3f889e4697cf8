package dev.weir.acceptance.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accessibility checks of <a href="https://github.com/dequelabs/axe-core">axe-core</a>. */
final class Axe {

  private static final Path LIBRARY =
      Path.of(System.getProperty("weir.home"), "node_modules/axe-core/axe.min.js");

  private static final String RUN =
      """
      axe.run(document, { resultTypes: ['violations']%s }).then(({ violations }) =>
        violations
          .filter(({ impact }) => ['serious', 'critical'].includes(impact))
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`))\
      """;

  private Axe() {}

  /** Returns the serious and worse problems of the page, each with the elements concerned. */
  static List<String> seriousFindings(Browser browser) throws IOException {
    browser.run(Files.readString(LIBRARY));
    return browser.texts(RUN.formatted(""));
  }

  /** Returns those of the only rule that looks at colours, in a page that was checked before. */
  static List<String> seriousFindingsOfColours(Browser browser) {
    return browser.texts(RUN.formatted(", runOnly: ['color-contrast']"));
  }
}
