package dev.weir.samples;

import java.util.List;
import java.util.function.Function;

/** The formats of a sample's lines, each as its own server writes it. */
@SuppressWarnings("ImmutableEnumChecker") // The writers have no state, the headers are List.of.
enum SampleFormat {
  COMMON(WebServerLines::common, false),
  COMBINED(WebServerLines::combined, false),
  NGINX_MAIN(WebServerLines::nginxMain, false),
  VHOST(WebServerLines::vhost, true),
  INGRESS_NGINX(WebServerLines::ingressNginx, true),
  TRAEFIK(WebServerLines::traefik, true),
  W3C(
      WebServerLines::w3c,
      true,
      "#Software: Microsoft Internet Information Services 10.0",
      "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
          + " cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes"
          + " time-taken"),
  ALB(AwsLines::alb, true),
  CLASSIC_ELB(AwsLines::classicElb, true),
  CLOUDFRONT_STANDARD(
      AwsLines::cloudFrontStandard,
      true,
      "#Version: 1.0",
      "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
          + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
          + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for"
          + " ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status"
          + " fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type"
          + " sc-content-type sc-content-len sc-range-start sc-range-end"),
  CLOUDFRONT_REALTIME(AwsLines::cloudFrontRealTime, true),
  S3(AwsLines::s3, true),
  ENVOY(ProxyLines::envoy, true),
  CADDY(ProxyLines::caddy, true),
  NGINX_JSON(ProxyLines::nginxJson, true),
  ISTIO(ProxyLines::istio, true),
  ENVOY_GATEWAY(ProxyLines::envoyGateway, true),
  HAPROXY(ProxyLines::haproxy, true),
  API_GATEWAY(CloudLines::apiGateway, true),
  CLOUDFRONT_JSON(CloudLines::cloudFrontJson, true),
  ECS(CloudLines::ecs, true),
  GOOGLE(CloudLines::google, true),
  CRI(ShippedLines::cri, true),
  SYSLOG(ShippedLines::syslog, true);

  private final Function<Request, String> writer;
  private final boolean namesService;
  private final List<String> headers;

  SampleFormat(Function<Request, String> writer, boolean namesService, String... headers) {
    this.writer = writer;
    this.namesService = namesService;
    this.headers = List.of(headers);
  }

  String write(Request request) {
    return writer.apply(request);
  }

  /** Whether a line names its service. */
  boolean namesService() {
    return namesService;
  }

  /** Whether the format quotes the client's text verbatim, so that it may be anything. */
  boolean quotesRequestLine() {
    return switch (this) {
      case COMMON, COMBINED, NGINX_MAIN, VHOST, INGRESS_NGINX, TRAEFIK, CRI, SYSLOG -> true;
      default -> false;
    };
  }

  /**
   * Returns the headers of a file of this format; every record has them, because it is read alone.
   */
  List<String> headers() {
    return headers;
  }
}
