package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.CommonFormat.Extent;
import dev.weir.accesslog.formats.JsonFormat.Kind;
import java.util.List;

/** The registry: which class reads which format, with which fields. */
final class Formats {

  private Formats() {}

  /** Returns the readers of lines for these settings, in the order in which they are tried. */
  static List<LineFormat> of(FormatSettings settings, LineWork work) {
    return AccessLogFormat.named(settings.format())
        .map(format -> List.of(pinned(format, settings.fields(), work)))
        .orElseGet(() -> detected(settings.fields(), work));
  }

  private static LineFormat pinned(AccessLogFormat format, String fields, LineWork work) {
    return switch (format) {
      case COMMON, COMBINED, NGINX_MAIN -> new CommonFormat(Extent.CORE);
      case VHOST -> new CommonFormat(Extent.VHOST);
      case INGRESS_NGINX, TRAEFIK_CLF -> new CommonFormat(Extent.AS_FOUND);
      case ALB -> LoadBalancerFormat.alb();
      case CLASSIC_ELB -> LoadBalancerFormat.classic();
      case CLOUDFRONT_STANDARD ->
          W3cFormat.cloudfront(names(fields, FieldNames.CLOUDFRONT_STANDARD));
      case CLOUDFRONT_REALTIME -> RealtimeFormat.of(names(fields, FieldNames.CLOUDFRONT_REALTIME));
      case W3C -> W3cFormat.w3c(names(fields, FieldNames.IIS));
      case ENVOY, ISTIO -> new EnvoyFormat();
      case HAPROXY -> new HaproxyFormat();
      case CADDY -> new JsonFormat(Kind.CADDY, "", work);
      case JSON -> new JsonFormat(Kind.ANY, fields, work);
      case S3 -> new S3Format();
      case CUSTOM -> CustomFormat.compile(fields);
    };
  }

  /** The likely ones come first; the order changes no result, as no line is in two formats. */
  private static List<LineFormat> detected(String fieldMap, LineWork work) {
    return List.of(
        new CommonFormat(Extent.AS_FOUND),
        new JsonFormat(Kind.ANY, fieldMap, work),
        LoadBalancerFormat.alb(),
        W3cFormat.cloudfront(FieldNames.CLOUDFRONT_STANDARD),
        RealtimeFormat.detected(),
        new EnvoyFormat(),
        new HaproxyFormat(),
        W3cFormat.w3c(FieldNames.IIS),
        LoadBalancerFormat.classic(),
        new S3Format());
  }

  private static List<String> names(String configured, List<String> usual) {
    return configured.isBlank() ? usual : FieldNames.split(configured);
  }
}
