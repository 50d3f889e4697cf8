package dev.weir.accesslog.formats;

/**
 * A fault to plant in the parser's source.
 *
 * @param name of the fault
 * @param file of the class
 * @param right the correct text, which occurs once
 * @param wrong the text that replaces it
 */
record PlantedFault(String name, String file, String right, String wrong) {

  String in(String source) {
    int at = source.indexOf(right);
    if (at < 0 || source.indexOf(right, at + 1) >= 0) {
      throw new IllegalStateException(
          "The place of a planted fault is not there once: file=" + file + " text=" + right);
    }
    return source.replace(right, wrong);
  }

  @Override
  public String toString() {
    return name;
  }
}
