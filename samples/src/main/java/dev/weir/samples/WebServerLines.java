package dev.weir.samples;

import java.time.ZoneOffset;

/** Lines of web servers and ingress controllers: Apache's common format and its derivatives. */
final class WebServerLines {

  /** The clock of the virtual hosts' server is two hours east of UTC. */
  private static final ZoneOffset EAST = ZoneOffset.ofHours(2);

  private WebServerLines() {}

  static String common(Request r) {
    return common(r, ZoneOffset.UTC);
  }

  private static String common(Request r, ZoneOffset offset) {
    return "%s - - [%s] \"%s\" %s %s"
        .formatted(r.client(), r.clfTime(offset), r.line(), r.threeDigits(), r.bytesOrDash());
  }

  static String combined(Request r) {
    return combined(r, ZoneOffset.UTC);
  }

  private static String combined(Request r, ZoneOffset offset) {
    return "%s \"https://example.com/\" \"%s\"".formatted(common(r, offset), r.agent());
  }

  static String vhost(Request r) {
    return r.service() + ":443 " + combined(r, EAST);
  }

  static String nginxMain(Request r) {
    return combined(r) + " \"198.51.100.7, 10.0.0.4\"";
  }

  static String ingressNginx(Request r) {
    return "%s 512 %s [%s] [] 10.1.4.9:8080 %d %s %s %s"
        .formatted(
            combined(r), r.seconds(), r.service(), r.bytes(), r.seconds(), r.threeDigits(), r.id());
  }

  static String traefik(Request r) {
    return "%s %d \"%s\" \"http://10.1.4.9:80\" %dms"
        .formatted(combined(r), r.millis() * 7L, r.service(), r.millis());
  }

  static String w3c(Request r) {
    return "%s 10.0.0.5 GET %s - 443 - %s Mozilla/5.0+(sample) - %s %s 0 0 %d %d"
        .formatted(
            r.dateAndTime(' '),
            r.path(),
            r.client(),
            r.service(),
            r.threeDigits(),
            r.bytes(),
            r.millis());
  }
}
