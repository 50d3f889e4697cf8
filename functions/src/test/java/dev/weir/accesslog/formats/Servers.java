package dev.weir.accesslog.formats;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The way in which servers write lines, according to their sources and documents
 * (docs/access-log-formats.md, "What a client writes"). Written without any code of the parser.
 */
final class Servers {

  private static final long EARLIEST = Instant.parse("2026-11-02T00:00:00Z").getEpochSecond();
  private static final int SECONDS = 2_000_000;
  private static final int[] STATUSES = {200, 204, 301, 404, 401, 500, 502};

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final SplittableRandom random;
  private long second;
  private int status;
  private long bytes;

  private Servers(SplittableRandom random) {
    this.random = random;
  }

  /** The names of all servers. */
  static final List<String> NAMES =
      List.of(
          "apache-common",
          "apache-combined",
          "apache-vhost",
          "apache-combinedio",
          "nginx-combined",
          "nginx-main",
          "ingress-nginx",
          "traefik",
          "api-gateway",
          "s3",
          "envoy",
          "istio",
          "istio-old",
          "alb",
          "classic-elb",
          "haproxy",
          "cloudfront",
          "iis",
          "nginx-json",
          "caddy");

  /** Returns a line of one of them. */
  static ServerLine line(String server, SplittableRandom random) {
    return new Servers(random).line(server);
  }

  private ServerLine line(String server) {
    second = EARLIEST + random.nextInt(SECONDS);
    status = STATUSES[random.nextInt(STATUSES.length)];
    bytes = random.nextInt(100_000);
    String text = text(server);
    boolean escaped = !List.of("traefik", "s3", "envoy", "istio", "istio-old").contains(server);
    return new ServerLine(text, escaped, second, status, bytes, service(server));
  }

  private static String service(String server) {
    return switch (server) {
      case "apache-vhost" -> "www.example.org";
      case "ingress-nginx" -> "shop-cart-8080";
      case "traefik" -> "web@docker";
      case "s3" -> "my-bucket";
      case "envoy", "istio", "istio-old" -> "shop.example";
      case "alb", "classic-elb" -> "app/web/50dc6c495c0c9188";
      case "haproxy" -> "static";
      case "cloudfront" -> "www.example.com";
      default -> "";
    };
  }

  private String text(String server) {
    return switch (server) {
      case "apache-common" -> apache();
      case "apache-combined" -> apache() + apacheTail();
      case "apache-vhost" -> "www.example.org:443 " + apache() + apacheTail();
      case "apache-combinedio" -> apache() + apacheTail() + " " + number() + " " + number();
      case "nginx-combined" -> nginx();
      case "nginx-main" -> nginx() + " " + quoted(Servers::nginxEscape, header());
      case "ingress-nginx" ->
          nginx() + " 60 0.683 [shop-cart-8080] [] 10.0.0.1:443 39 0.096 " + status + " d0f6";
      case "traefik" -> traefik();
      case "api-gateway" ->
          "192.0.2.1 - -[" + clf() + " +0000]\"GET /pets HTTP/1.1\" " + answer() + " c6af9ac6";
      case "s3" -> s3();
      case "envoy" -> envoyFront() + " - 12 " + bytes + " 12 11 " + envoyTail();
      case "istio" ->
          envoyFront()
              + " UF via_upstream - \"delayed connect error: 111\" 12 "
              + bytes
              + " 12 - "
              + envoyTail()
              + " outbound|9080||reviews - 10.0.0.1:9080 10.0.0.2:52338 - default";
      case "istio-old" ->
          envoyFront()
              + " - \"-\" \"-\" 70 "
              + bytes
              + " 0 0 "
              + envoyTail()
              + " inbound|x - a b -";
      case "alb" -> "https " + elb() + " \"" + albEscape(any()) + "\" \"" + albEscape(any()) + "\"";
      case "classic-elb" -> elb() + " \"" + albEscape(any()) + "\" \"" + albEscape(any()) + "\"";
      case "haproxy" -> haproxy();
      case "cloudfront" -> cloudfront();
      case "iis" -> iis();
      case "nginx-json" -> nginxJson();
      case "caddy" -> caddy();
      default -> throw new IllegalArgumentException(server);
    };
  }

  // Apache: mod_log_config's log_remote_user and ap_escape_logitem.
  private String apache() {
    String user = any();
    String written = user.isEmpty() ? "\"\"" : apacheEscape(user);
    if (random.nextInt(8) == 0) {
      written = "\"\"";
    }
    return address()
        + " - "
        + written
        + " ["
        + clf()
        + " +0000] "
        + apacheQuoted()
        + " "
        + answer();
  }

  private String apacheQuoted() {
    return "\""
        + apacheEscape(random.nextInt(4) == 0 ? any() : "GET " + path() + " HTTP/1.1")
        + "\"";
  }

  private String apacheTail() {
    return " \"" + apacheEscape(header()) + "\" \"" + apacheEscape(header()) + "\"";
  }

  private String nginx() {
    return address()
        + " - "
        + nginxEscape(any())
        + " ["
        + clf()
        + " +0000] "
        + quoted(
            Servers::nginxEscape, random.nextInt(4) == 0 ? any() : "GET " + path() + " HTTP/2.0")
        + " "
        + answer()
        + " "
        + quoted(Servers::nginxEscape, header())
        + " "
        + quoted(Servers::nginxEscape, header());
  }

  // Traefik: the user verbatim, the query verbatim (no blanks), the rest as Go quotes text.
  private String traefik() {
    return address()
        + " - "
        + header()
        + " ["
        + clf()
        + " +0000] \"GET "
        + path()
        + " HTTP/1.1\" "
        + answer()
        + " "
        + quoted(Servers::apacheEscape, header())
        + " "
        + quoted(Servers::apacheEscape, header())
        + " 17 \"web@docker\" \"http://172.18.0.3:80\" 2ms";
  }

  private String s3() {
    return "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be my-bucket ["
        + clf()
        + " +0000] 192.0.2.3 "
        + header()
        + " 3E57 REST.GET.OBJECT "
        + header()
        + " \"GET "
        + header()
        + " HTTP/1.1\" "
        + status
        + " - "
        + bytes
        + " 9 7 6 \""
        + header()
        + "\" \""
        + header()
        + "\" - h SigV4 c AuthHeader h TLSv1.2 - -";
  }

  private String envoyFront() {
    return "["
        + Instant.ofEpochSecond(second, 137_000_000)
        + "] \"GET "
        + header()
        + " HTTP/2\" "
        + status;
  }

  private String envoyTail() {
    return "\""
        + header()
        + "\" \""
        + header()
        + "\" \""
        + header()
        + "\" \"shop.example\" \"10.0.0.7:80\"";
  }

  private String elb() {
    return Instant.ofEpochSecond(second, 186_641_000)
        + " app/web/50dc6c495c0c9188 192.0.2.1:2817 10.0.0.1:80 0.086 0.048 0.037 "
        + status
        + " 200 34 "
        + bytes;
  }

  private String haproxy() {
    return "192.0.2.1:5317 ["
        + clf()
        + ".655] http-in static/srv1 10/0/30/69/109 "
        + answer()
        + " - - ---- 1/1/1/1/0 0/0 {"
        + haproxyEscape(header())
        + "} {} \"GET "
        + haproxyEscape(header())
        + " HTTP/1.1\"";
  }

  private String cloudfront() {
    String encoded = percent(any());
    return String.join(
        "\t",
        date(),
        time(),
        "LAX1",
        "" + bytes,
        "192.0.2.1",
        "GET",
        "d1.cloudfront.net",
        encoded,
        "" + status,
        percent(any()),
        percent(any()),
        encoded,
        "-",
        "Hit",
        "id==",
        "www.example.com",
        "https",
        "76",
        "0.001",
        "-",
        "TLSv1.3",
        "c",
        "Hit",
        "HTTP/2.0",
        "-",
        "-",
        "12",
        "0.0",
        "Hit",
        "-",
        "-",
        "-",
        "-");
  }

  private String iis() {
    String user = any().replace(' ', '+').replaceAll("[\\x00-\\x1f]", "+");
    bytes = 0;
    return date()
        + " "
        + time()
        + " 10.0.0.1 GET /a - 443 x"
        + user
        + " 192.0.2.1 y"
        + user
        + " z"
        + user
        + " "
        + status
        + " 0 0 15";
  }

  private String nginxJson() {
    return "{\"time_iso8601\":\""
        + Instant.ofEpochSecond(second)
        + "\",\"remote_user\":\""
        + jsonEscape(any())
        + "\",\"request\":\""
        + jsonEscape(any())
        + "\",\"status\":\""
        + status
        + "\",\"body_bytes_sent\":\""
        + bytes
        + "\",\"http_user_agent\":\""
        + jsonEscape(any())
        + "\"}";
  }

  private String caddy() {
    return "{\"level\":\"info\",\"ts\":"
        + second
        + ".524,\"logger\":\"http.log.access\",\"request\":{"
        + "\"uri\":\""
        + jsonEscape(any())
        + "\",\"headers\":{\""
        + jsonEscape(header())
        + "\":[\""
        + jsonEscape(any())
        + "\"]}},\"size\":"
        + bytes
        + ",\"status\":"
        + status
        + "}";
  }

  private String address() {
    return switch (random.nextInt(4)) {
      case 0 -> "198.51.100.66:4711";
      case 1 -> "2001:db8::1";
      case 2 -> "client.example";
      default -> "198.51.100.66";
    };
  }

  private String answer() {
    return status + " " + bytes;
  }

  private String number() {
    return "" + random.nextInt(1_000);
  }

  private String any() {
    return HostileText.any(random);
  }

  private String header() {
    return HostileText.header(random);
  }

  private String path() {
    return HostileText.path(random);
  }

  private String clf() {
    return CLF.format(Instant.ofEpochSecond(second));
  }

  private String date() {
    return Instant.ofEpochSecond(second).toString().substring(0, 10);
  }

  private String time() {
    return Instant.ofEpochSecond(second).toString().substring(11, 19);
  }

  private static String quoted(Function<String, String> escape, String text) {
    return "\"" + escape.apply(text) + "\"";
  }

  private static String apacheEscape(String text) {
    return escape(text, c -> c == '"' || c == '\\' ? "\\" + c : hex(c));
  }

  private static String nginxEscape(String text) {
    return escape(text, Servers::hex);
  }

  // AWS does not document how it escapes; nothing after the bytes is read.
  private static String albEscape(String text) {
    return nginxEscape(text);
  }

  // HAProxy's manual, 8.6: braces and bars only in headers, here in both.
  private static String haproxyEscape(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 0x20 && c < 0x7f && "#\"{|}".indexOf(c) < 0;
      escaped.append(plain ? "" + c : "#%02X".formatted((int) c));
    }
    return escaped.toString();
  }

  private static String jsonEscape(String text) {
    var json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(
          c == '"' || c == '\\' ? "\\" + c : c < 0x20 ? "\\u%04x".formatted((int) c) : "" + c);
    }
    return json.toString();
  }

  private static String escape(String text, Function<Character, String> other) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
      escaped.append(plain ? "" + c : other.apply(c));
    }
    return escaped.toString();
  }

  private static String hex(char c) {
    return "\\x%02X".formatted((int) c);
  }

  private static String percent(String text) {
    var encoded = new StringBuilder("/");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) && c < 0x7f;
      encoded.append(plain ? "" + c : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
