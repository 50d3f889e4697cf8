package dev.weir.client.report;

import dev.weir.transactions.rules.RuleKinds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The type of an alert on the command line, in any case; a mistyped one would match nothing. */
final class AlertType implements ITypeConverter<String> {

  /** What the pipelines raise. */
  static final List<String> ALL =
      Stream.concat(
              Stream.of("ERROR_COUNT", "ERROR_RATIO", "ALERT_FLOOD", "MINUTE_NOT_EVALUATED"),
              RuleKinds.names().stream())
          .toList();

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
