package dev.weir.events.framing;

/**
 * A fault to plant in a decoder's source.
 *
 * @param name of the fault
 * @param file of the class, from {@code dev/weir/events}
 * @param right the correct text, which occurs once
 * @param wrong the text that replaces it
 */
record FramingFault(String name, String file, String right, String wrong) {

  String in(String source) {
    var at = source.indexOf(right);
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
