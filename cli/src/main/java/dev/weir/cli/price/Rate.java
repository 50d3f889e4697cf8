package dev.weir.cli.price;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rate as text: {@code 10/s}, {@code 600/m}, {@code 36000/h}, or a bare number. */
final class Rate {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(?:/([smh]))?");

  private Rate() {}

  /** Parses a rate per second; empty if the text is not a rate. */
  static Optional<Double> perSecond(String text) {
    var matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(Double.parseDouble(matcher.group(1)) / seconds(matcher.group(2)))
        : Optional.empty();
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "m" -> 60;
      case "h" -> 3_600;
      case null, default -> 1;
    };
  }
}
