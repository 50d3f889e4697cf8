package dev.weir.cli.report;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The type of an alert on the command line, in any case; a mistyped one would match nothing. */
final class AlertType implements ITypeConverter<String> {

  /** What the pipelines raise. */
  static final List<String> ALL =
      List.of(
          "ERROR_COUNT",
          "ERROR_RATIO",
          "NEW_LOCATION_SPREE",
          "IMPOSSIBLE_TRAVEL",
          "CARD_TESTING",
          "AMOUNT_SPIKE",
          "VELOCITY",
          "ALERT_FLOOD");

  @Override
  public String convert(String text) {
    var type = text.strip().toUpperCase(Locale.ROOT);
    if (!ALL.contains(type)) {
      throw new TypeConversionException(
          "'" + text + "' is no type of alert; there are " + String.join(", ", ALL));
    }
    return type;
  }
}
