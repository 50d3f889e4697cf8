package dev.weir.accesslog.formats;

/**
 * A mistake that is made in the parser's source.
 *
 * @param name what it is
 * @param file which class it is in
 * @param right what stands there, once
 * @param wrong what is put in its place
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
