package dev.weir.samples;

/** Lines of proxies, and of servers that write JSON. */
final class ProxyLines {

  private ProxyLines() {}

  static String envoy(Request r) {
    return "[%s] \"GET %s HTTP/2\" %d - 0 %d %d %d \"%s\" \"%s\" \"%s\" \"%s\" \"10.1.4.9:8080\""
        .formatted(
            r.isoTime(),
            r.path(),
            r.status(),
            r.bytes(),
            r.millis(),
            r.millis(),
            r.client(),
            r.agent(),
            r.id(),
            r.service());
  }

  static String caddy(Request r) {
    return ("{\"level\":\"info\",\"ts\":%s,\"logger\":\"http.log.access.log0\","
            + "\"msg\":\"handled request\",\"request\":{\"remote_ip\":\"%s\",\"client_ip\":\"%s\","
            + "\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"host\":\"%s\",\"uri\":\"%s\","
            + "\"headers\":{\"Accept\":[\"*/*\"]}},\"duration\":%s,\"size\":%d,\"status\":%d}")
        .formatted(
            r.epochSeconds(),
            r.client(),
            r.client(),
            r.service(),
            r.path(),
            r.seconds(),
            r.bytes(),
            r.status());
  }

  static String nginxJson(Request r) {
    return ("{\"time_iso8601\":\"%s\",\"remote_addr\":\"%s\",\"server_name\":\"%s\","
            + "\"request_uri\":\"%s\",\"status\":\"%d\",\"body_bytes_sent\":\"%d\","
            + "\"request_time\":\"%s\"}")
        .formatted(
            r.isoTime(), r.client(), r.service(), r.path(), r.status(), r.bytes(), r.seconds());
  }
}
