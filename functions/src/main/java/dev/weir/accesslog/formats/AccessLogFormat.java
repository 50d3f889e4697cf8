package dev.weir.accesslog.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are read, by the names that they have in the configuration. */
public enum AccessLogFormat {
  /** Apache common: {@code %h %l %u %t "%r" %>s %b}. */
  COMMON,
  /** Apache and nginx combined: common, then referer and user agent. */
  COMBINED,
  /** {@code vhost:port} before common or combined. */
  VHOST;

  /** The name in the configuration: {@code ingress-nginx} for {@code INGRESS_NGINX}. */
  public String kebabName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of this name. */
  public static Optional<AccessLogFormat> named(String kebabName) {
    return Arrays.stream(values()).filter(f -> f.kebabName().equals(kebabName)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values())
        .map(AccessLogFormat::kebabName)
        .collect(Collectors.joining(", "));
  }
}
