package dev.weir.events.transaction;

import dev.weir.events.codec.Utf8Bytes;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A city in a country, in the normalised form in which places are compared: Unicode NFKC, case
 * folded (and shown in upper case), without invisible characters, blanks collapsed, truncated at
 * {@value #MAX_CITY_BYTES} bytes of UTF-8. Two records of the same place are equal however the
 * producers wrote it.
 *
 * @param country ISO 3166-1 alpha-2, or {@code XK}
 * @param city its name
 */
public record Place(String country, String city) {

  /**
   * The part of a city's name that a profile keeps: 96 letters, or 32 characters of a CJK script.
   */
  public static final int MAX_CITY_BYTES = 96;

  /**
   * Format characters such as a zero-width space, a soft hyphen or a direction mark, joiners and
   * variation selectors, as Unicode's NFKC_Casefold removes them.
   */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u034F\\uFE00-\\uFE0F]+");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Set<String> PLACEHOLDERS =
      Set.of("N/A", "N.A.", "NULL", "NONE", "NIL", "UNKNOWN", "UNDEFINED", "NOT AVAILABLE");
  // Shorter runs of digits occur in names, such as those of districts; a telephone number has
  // seven.
  private static final int MIN_TELEPHONE_DIGITS = 7;
  // Acquirers put the telephone number of a remote merchant in the place of the city, also in
  // letters.
  private static final Pattern TOLL_FREE =
      Pattern.compile("\\+?(1[-. ]?)?\\(?8(00|22|33|44|55|66|77|88)\\)?[-. ].*");
  private static final Pattern WEB_ADDRESS = Pattern.compile(".*(://|\\bWWW\\.|\\.(COM|NET)\\b).*");

  public Place {
    country = folded(country);
    city = Utf8Bytes.cut(folded(city), MAX_CITY_BYTES).strip();
  }

  private static String folded(String name) {
    return isPlain(name) ? name.strip().toUpperCase(Locale.ROOT) : foldedTwice(name);
  }

  // Most of the many names are ASCII with single blanks.
  private static boolean isPlain(String name) {
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && i > 0 && name.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  // Twice, because an upper-case letter of the first round can contain characters that fold again.
  private static String foldedTwice(String name) {
    return foldedOnce(foldedOnce(Objects.requireNonNull(name)));
  }

  private static String foldedOnce(String name) {
    var upper =
        Normalizer.normalize(INVISIBLE.matcher(name).replaceAll(""), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT);
    var collapsed = BLANKS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFKC));
    return collapsed.replaceAll(" ").strip();
  }

  /**
   * Whether a text can be the name of a city. Blank texts, placeholders such as {@code N/A},
   * telephone numbers and web addresses cannot.
   */
  public static boolean isCity(String text) {
    var name = folded(text);
    if (isWords(name)) {
      return !PLACEHOLDERS.contains(name);
    }
    return name.codePoints().anyMatch(Character::isLetter)
        && name.codePoints().filter(Character::isDigit).count() < MIN_TELEPHONE_DIGITS
        && !PLACEHOLDERS.contains(name)
        && !TOLL_FREE.matcher(name).matches()
        && !WEB_ADDRESS.matcher(name).matches();
  }

  // Nearly every name is, and then it is neither a number nor an address.
  private static boolean isWords(String name) {
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && !(c == ' ' && i > 0)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  // As a record's, which the first of the JVM's compilers translates to slow code; rules compare
  // many.
  @Override
  public boolean equals(Object other) {
    return other instanceof Place(var otherCountry, var otherCity)
        && city.equals(otherCity)
        && country.equals(otherCountry);
  }

  @Override
  public int hashCode() {
    return 31 * country.hashCode() + city.hashCode();
  }

  /** Returns a text such as {@code LISBON, PT}. */
  @Override
  public String toString() {
    return city + ", " + country;
  }
}
