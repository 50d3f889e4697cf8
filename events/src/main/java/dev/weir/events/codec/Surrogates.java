package dev.weir.events.codec;

/** Tells text that UTF-8 can encode from text that it can't: half of a surrogate pair. */
public final class Surrogates {

  /** The problem of a text, as it follows the name of a field. */
  public static final String UNPAIRED = "has half of a surrogate pair";

  private Surrogates() {}

  /** Whether every surrogate of a text has its other half. */
  public static boolean arePaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
