package dev.weir.client.report;

import dev.weir.transactions.rules.RuleKinds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The type of an alert on the command line, case-insensitive. It is checked, because a mistyped one
 * would match nothing.
 */
final class AlertType implements ITypeConverter<String> {

  /** The types that the pipelines raise. */
  static final List<String> ALL =
      Stream.concat(
              Stream.of(
                  "ERROR_COUNT",
                  "ERROR_RATIO",
                  "ERRORS_RESOLVED",
                  "NO_REQUESTS",
                  "ALERT_FLOOD",
                  "MINUTE_NOT_EVALUATED"),
              RuleKinds.names().stream())
          .toList();

  @Override
  public String convert(String text) {
    var type = text.strip().toUpperCase(Locale.ROOT);
    if (!ALL.contains(type)) {
      throw new TypeConversionException(
          "Unknown alert type '" + text + "'; give one of " + String.join(", ", ALL));
    }
    return type;
  }
}
