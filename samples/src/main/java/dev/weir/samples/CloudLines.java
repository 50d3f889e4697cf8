package dev.weir.samples;

import java.time.ZoneOffset;

/** Lines of clouds and of log pipelines, in JSON. */
final class CloudLines {

  private CloudLines() {}

  static String apiGateway(Request r) {
    return ("{\"requestId\":\"%s\",\"ip\":\"%s\",\"requestTime\":\"%s\",\"httpMethod\":\"GET\","
            + "\"domainName\":\"%s\",\"status\":\"%s\",\"protocol\":\"HTTP/1.1\","
            + "\"responseLength\":\"%d\"}")
        .formatted(
            r.id(), r.client(), r.clfTime(ZoneOffset.UTC), r.service(), r.threeDigits(), r.bytes());
  }

  static String cloudFrontJson(Request r) {
    return ("{\"date\":\"%s\",\"x-edge-location\":\"ARN1\",\"sc-bytes\":\"%d\",\"c-ip\":\"%s\","
            + "\"cs(Host)\":\"d1.cloudfront.net\",\"cs-uri-stem\":\"%s\",\"sc-status\":\"%s\","
            + "\"x-host-header\":\"%s\"}")
        .formatted(
            r.dateAndTime('|').replace("|", "\",\"time\":\""),
            r.bytes(),
            r.client(),
            r.path(),
            r.threeDigits(),
            r.service());
  }

  static String ecs(Request r) {
    return ("{\"@timestamp\":\"%s\",\"http\":{\"request\":{\"method\":\"GET\"},\"response\":{"
            + "\"status_code\":%d,\"body\":{\"bytes\":%d}}},\"url\":{\"domain\":\"%s\","
            + "\"path\":\"%s\"}}")
        .formatted(r.isoTime(), r.status(), r.bytes(), r.service(), r.path());
  }

  static String google(Request r) {
    return ("{\"timestamp\":\"%s\",\"httpRequest\":{\"requestMethod\":\"GET\",\"status\":%d,"
            + "\"responseSize\":\"%d\",\"requestUrl\":\"https://example.com%s\"},\"resource\":{"
            + "\"type\":\"cloud_run_revision\",\"labels\":{\"service_name\":\"%s\"}}}")
        .formatted(r.isoTime(), r.status(), r.bytes(), r.path(), r.service());
  }
}
