package dev.weir.samples;

import java.util.List;

/**
 * A source of logs.
 *
 * @param service its name: in its lines if the format has it, otherwise its log group
 * @param share its share of all traffic, relative to the sum of all shares
 */
record Source(String service, SampleFormat format, Wrapping wrapping, int share) {

  /** The one that fails for a while. */
  static final Source CHECKOUT =
      new Source("checkout", SampleFormat.NGINX_MAIN, Wrapping.CLOUDWATCH_LOGS, 14);

  /** The one whose shipper stops for some minutes and then sends its backlog. */
  static final Source WEBSITE =
      new Source(Label.DEFAULT_SERVICE, SampleFormat.COMBINED, Wrapping.PACKED, 20);

  /** All sources of the sample's traffic. */
  static final List<Source> ALL =
      List.of(
          WEBSITE,
          CHECKOUT,
          new Source("shop.example.com", SampleFormat.VHOST, Wrapping.PACKED, 12),
          new Source("shop-api-8080", SampleFormat.INGRESS_NGINX, Wrapping.KPL, 12),
          new Source("app/edge/50dc6c495c0c9188", SampleFormat.ALB, Wrapping.PACKED, 10),
          new Source("static.example.com", SampleFormat.CLOUDFRONT_STANDARD, Wrapping.PACKED, 8),
          new Source("video.example.com", SampleFormat.CLOUDFRONT_REALTIME, Wrapping.PACKED, 6),
          new Source("orders.example.com", SampleFormat.ENVOY, Wrapping.FLUENT_BIT, 6),
          new Source("blog@docker", SampleFormat.TRAEFIK, Wrapping.VECTOR, 4),
          new Source("docs.example.com", SampleFormat.CADDY, Wrapping.PACKED, 4),
          new Source("search.example.com", SampleFormat.NGINX_JSON, Wrapping.GZIP, 4),
          new Source("intranet.example.com", SampleFormat.W3C, Wrapping.PACKED, 3),
          new Source("weir-sample-downloads", SampleFormat.S3, Wrapping.PACKED, 3),
          new Source("/mail/webmail", SampleFormat.COMMON, Wrapping.CLOUDWATCH_LOGS, 2),
          new Source("legacy-lb", SampleFormat.CLASSIC_ELB, Wrapping.GZIP, 2),
          new Source("reviews.example.com", SampleFormat.ISTIO, Wrapping.FLUENT_BIT, 1),
          new Source("gateway.example.com", SampleFormat.ENVOY_GATEWAY, Wrapping.PACKED, 1),
          new Source("payments", SampleFormat.HAPROXY, Wrapping.PACKED, 1),
          new Source("api.example.com", SampleFormat.API_GATEWAY, Wrapping.CLOUDWATCH_LOGS, 1),
          new Source("images.example.com", SampleFormat.CLOUDFRONT_JSON, Wrapping.PACKED, 1),
          new Source("status.example.com", SampleFormat.ECS, Wrapping.GZIP, 1),
          new Source("reports", SampleFormat.GOOGLE, Wrapping.PACKED, 1),
          new Source("forum.example.com", SampleFormat.CRI, Wrapping.PACKED, 1),
          new Source("news.example.com", SampleFormat.SYSLOG, Wrapping.PACKED, 1));

  /** Returns the service for lines that name none. */
  String serviceOfEnvelope() {
    return wrapping == Wrapping.CLOUDWATCH_LOGS ? service : Label.DEFAULT_SERVICE;
  }
}
