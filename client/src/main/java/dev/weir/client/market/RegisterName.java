package dev.weir.client.market;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A symbol at a venue, such as {@code ACME@XNAS}.
 *
 * @param symbol may contain any character; the last {@code @} separates it from the venue
 */
record RegisterName(String symbol, String venue) {

  static final class RegisterNameConverter implements ITypeConverter<RegisterName> {
    @Override
    public RegisterName convert(String text) {
      var at = text.lastIndexOf('@');
      if (at < 1 || at == text.length() - 1) {
        throw new TypeConversionException("give SYMBOL@VENUE, such as ACME@XNAS, not " + text);
      }
      return new RegisterName(text.substring(0, at), text.substring(at + 1));
    }
  }

  @Override
  public String toString() {
    return symbol + "@" + venue;
  }
}
