package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.CommonFormat.Extent;
import dev.weir.accesslog.formats.JsonFormat.JsonLineKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The formats that are read, by the names that they have in the configuration, with what reads
 * them. Those that lines can be detected by are tried in this order, the likely ones first; their
 * order changes no result, as no line is of two of them.
 */
public enum AccessLogFormat {
  /** Apache common: {@code %h %l %u %t "%r" %>s %b}. */
  COMMON(false, (_, _) -> new CommonFormat(Extent.CORE)),
  /** Apache and nginx combined: common, then referer and user agent. */
  COMBINED(false, (_, _) -> new CommonFormat(Extent.CORE)),
  /** {@code vhost:port} before common or combined. */
  VHOST(false, (_, _) -> new CommonFormat(Extent.VHOST)),
  /** nginx's {@code main}: combined, then {@code "$http_x_forwarded_for"}. */
  NGINX_MAIN(false, (_, _) -> new CommonFormat(Extent.CORE)),
  /**
   * The ingress-nginx controller: combined, then what it knows of the upstream. It is detected with
   * all those before it.
   */
  INGRESS_NGINX(true, (_, _) -> new CommonFormat(Extent.AS_FOUND)),
  /** Traefik's text: combined, then a count, router, server and duration. */
  TRAEFIK_CLF(false, (_, _) -> new CommonFormat(Extent.AS_FOUND)),
  /**
   * JSON with the names of nginx, Traefik, Caddy, Istio, Envoy Gateway, API Gateway, CloudFront,
   * Elastic's ECS and Google Cloud, or those of the configured map.
   */
  JSON(true, (map, work) -> new JsonFormat(JsonLineKind.ANY, map, work)),
  /** Caddy's JSON. */
  CADDY(false, (_, work) -> new JsonFormat(JsonLineKind.CADDY, "", work)),
  /** AWS's Application Load Balancers. */
  ALB(true, (_, _) -> LoadBalancerFormat.alb()),
  /** CloudFront's standard log; the fields are a header's, else the configured, else all 33. */
  CLOUDFRONT_STANDARD(
      true, (fields, _) -> W3cFormat.cloudfront(names(fields, FieldNames.CLOUDFRONT_STANDARD))),
  /** CloudFront's real-time log; the fields are the configured, else all 40. */
  CLOUDFRONT_REALTIME(
      (fields, _) -> RealtimeFormat.of(names(fields, FieldNames.CLOUDFRONT_REALTIME)),
      (_, _) -> RealtimeFormat.detected()),
  /** Envoy's default. */
  ENVOY(true, (_, _) -> new EnvoyFormat()),
  /** The text of Istio's proxies. */
  ISTIO(false, (_, _) -> new EnvoyFormat()),
  /** HAProxy's {@code option httplog}. */
  HAPROXY(true, (_, _) -> new HaproxyFormat()),
  /**
   * IIS and the W3C extended format; the fields are a header's, else the configured, else IIS's.
   */
  W3C(true, (fields, _) -> W3cFormat.w3c(names(fields, FieldNames.IIS))),
  /** AWS's Classic Load Balancers. */
  CLASSIC_ELB(true, (_, _) -> LoadBalancerFormat.classic()),
  /** S3 server access logs. */
  S3(true, (_, _) -> new S3Format()),
  /** The operator's own Apache {@code LogFormat} or nginx {@code log_format}. */
  CUSTOM(false, (fields, _) -> CustomFormat.compile(fields));

  /** Creates the reader of a format's lines from the configured fields. */
  @FunctionalInterface
  private interface LineFormatFactory {
    LineFormat of(String fields, LineWork work);
  }

  @SuppressWarnings("ImmutableEnumChecker") // the readers capture constants only
  private final LineFormatFactory pinned;

  @SuppressWarnings("ImmutableEnumChecker") // as above
  private final Optional<LineFormatFactory> detected;

  AccessLogFormat(boolean isDetected, LineFormatFactory reader) {
    pinned = reader;
    detected = Optional.of(reader).filter(_ -> isDetected);
  }

  AccessLogFormat(LineFormatFactory pinned, LineFormatFactory detected) {
    this.pinned = pinned;
    this.detected = Optional.of(detected);
  }

  private static List<String> names(String configured, List<String> usual) {
    return configured.isBlank() ? usual : FieldNames.split(configured);
  }

  /** What reads lines under these settings, in the order in which they are tried. */
  static List<LineFormat> readers(FormatSettings settings, LineWork work) {
    return named(settings.format())
        .map(format -> List.of(format.pinned.of(settings.fields(), work)))
        .orElseGet(() -> detecting(settings.fields(), work));
  }

  // Of a line that is detected, only JSON's names can have been configured.
  private static List<LineFormat> detecting(String map, LineWork work) {
    return Arrays.stream(values())
        .flatMap(
            format ->
                format.detected.stream()
                    .map(each -> each.of(format == JSON ? map : "", work))
                    .map(reader -> isForeignToQuotes(format) ? new SingleReading(reader) : reader))
        .toList();
  }

  /** Whether no server writes {@code [time] "request"} into lines of this format. */
  private static boolean isForeignToQuotes(AccessLogFormat format) {
    return format != INGRESS_NGINX && format != JSON;
  }

  /** Returns the name in the configuration: {@code ingress-nginx} for {@code INGRESS_NGINX}. */
  public String kebabName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<AccessLogFormat> named(String kebabName) {
    return Arrays.stream(values()).filter(f -> f.kebabName().equals(kebabName)).findFirst();
  }

  /** Returns all names, for messages. */
  static String names() {
    return Arrays.stream(values())
        .map(AccessLogFormat::kebabName)
        .collect(Collectors.joining(", "));
  }
}
