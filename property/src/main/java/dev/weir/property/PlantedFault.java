package dev.weir.property;

/**
 * A mistake that is made in the source of a class.
 *
 * @param name of the mistake
 * @param file the class, as its path below the source folder without {@code .java}
 * @param right the text that is replaced, which stands there once
 * @param wrong the text that is put in its place
 */
public record PlantedFault(String name, String file, String right, String wrong) {

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
