package dev.weir.client.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text that wraps between words. */
public final class Paragraph {

  private Paragraph() {}

  /**
   * Returns the text in lines, each indented. A word that is wider than a line is not broken.
   *
   * @param width the maximum number of a terminal's cells in a line, the indent included
   */
  public static List<String> lines(String text, String indent, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder(indent);
    for (var word : text.strip().split("\\s+", -1)) {
      var isFirst = line.length() == indent.length();
      if (!isFirst && DisplayWidth.of(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(indent.length());
        isFirst = true;
      }
      line.append(isFirst ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
