package dev.weir.accesslog.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The supported formats, by their names in the configuration. */
public enum AccessLogFormat {
  /** Apache common: {@code %h %l %u %t "%r" %>s %b}. */
  COMMON,
  /** Apache and nginx combined: common, then referer and user agent. */
  COMBINED,
  /** {@code vhost:port} before common or combined. */
  VHOST,
  /** nginx's {@code main}: combined, then {@code "$http_x_forwarded_for"}. */
  NGINX_MAIN,
  /** The ingress-nginx controller: combined, then fields about the upstream. */
  INGRESS_NGINX,
  /** Traefik's text: combined, then a count, router, server and duration. */
  TRAEFIK_CLF,
  /** AWS's Application Load Balancers. */
  ALB,
  /** AWS's Classic Load Balancers. */
  CLASSIC_ELB,
  /**
   * CloudFront's standard log; the fields are a header's, otherwise those configured, otherwise all
   * 33.
   */
  CLOUDFRONT_STANDARD,
  /** CloudFront's real-time log; the fields are those configured, otherwise all 40. */
  CLOUDFRONT_REALTIME,
  /**
   * IIS and the W3C extended format; the fields are a header's, otherwise those configured,
   * otherwise IIS's.
   */
  W3C,
  /** Envoy's default. */
  ENVOY,
  /** The text format of Istio's proxies. */
  ISTIO,
  /** HAProxy's {@code option httplog}. */
  HAPROXY,
  /** Caddy's JSON. */
  CADDY,
  /**
   * JSON with the field names of nginx, Traefik, Caddy, Istio, Envoy Gateway, API Gateway,
   * CloudFront, Elastic's ECS and Google Cloud, or those of the configured map.
   */
  JSON,
  /** S3 server access logs. */
  S3,
  /** The operator's own Apache {@code LogFormat} or nginx {@code log_format}. */
  CUSTOM;

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
