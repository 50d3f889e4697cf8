package dev.weir.accesslog.formats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names of a JSON line mean what. A name with points is a path: {@code request.host} is
 * {@code host} in the object {@code request}, or the name as it stands.
 */
final class JsonFieldMap {

  /**
   * What a path leads to. The lower the rank, the sooner a field is believed.
   *
   * @param host whether a service is a host, whose case says nothing
   */
  record Target(Role role, int rank, boolean host) {}

  /** One level of the names. */
  static final class Names {
    private final Map<String, Names> inside = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();

    /** The names in the object of this name; null where none of them is read. */
    Names inside(String name) {
      return inside.get(name);
    }

    /** What the value of this name means; null where it is not read. */
    Target target(String name) {
      return targets.get(name);
    }

    private void add(String path, Target target) {
      targets.putIfAbsent(path, target);
      for (int point = path.indexOf('.'); point >= 0; point = path.indexOf('.', point + 1)) {
        inside
            .computeIfAbsent(path.substring(0, point), name -> new Names())
            .add(path.substring(point + 1), target);
      }
    }
  }

  /** Caddy's own names (Caddy documentation, "log"). */
  private static final Map<Role, List<String>> CADDY =
      Map.of(
          Role.ANY_TIME, List.of("ts"),
          Role.STATUS, List.of("status"),
          Role.BYTES, List.of("size"),
          Role.SERVICE, List.of("request.host"));

  /** Names of hosts. Other services are named as an operator or a program chose. */
  private static final Set<String> HOSTS =
      Set.of(
          "vhost",
          "server_name",
          "host",
          "http_host",
          "request.host",
          ":authority",
          "authority",
          "x-host-header",
          "cs(Host)",
          "domainName",
          "url.domain");

  /**
   * The names that nginx's variables, Traefik (with router for service, as in its other format),
   * Caddy, Istio and Envoy Gateway ({@code start_time}, {@code response_code}), API Gateway ({@code
   * requestTime}), CloudFront's standard logs in JSON ({@code sc-status}), Elastic's Common Schema
   * ({@code http.response.status_code}) and Google Cloud's LogEntry ({@code httpRequest.status})
   * give; where a line has several, the first is believed. The time a request began comes before
   * the time its line was written.
   */
  private static final Map<Role, List<String>> USUAL =
      Map.of(
          Role.ANY_TIME,
              List.of(
                  "StartUTC",
                  "StartLocal",
                  "time_iso8601",
                  "time_local",
                  "msec",
                  "start_time",
                  "requestTimeEpoch",
                  "requestTime",
                  "timestamp(ms)",
                  "@timestamp",
                  "timestamp",
                  "time",
                  "ts"),
          Role.DATE, List.of("date"),
          Role.STATUS,
              List.of(
                  "status",
                  "DownstreamStatus",
                  "status_code",
                  "response_code",
                  "sc-status",
                  "http.response.status_code",
                  "httpRequest.status"),
          Role.ORIGIN_STATUS, List.of("upstream_status", "OriginStatus"),
          Role.BYTES,
              List.of(
                  "body_bytes_sent",
                  "DownstreamContentSize",
                  "size",
                  "bytes_sent",
                  "bytes",
                  "responseLength",
                  "sc-bytes",
                  "http.response.body.bytes",
                  "http.response.bytes",
                  "httpRequest.responseSize"),
          Role.SERVICE,
              List.of(
                  "vhost",
                  "server_name",
                  "host",
                  "http_host",
                  "RouterName",
                  "request.host",
                  ":authority",
                  "authority",
                  "x-host-header",
                  "cs(Host)",
                  "domainName",
                  "url.domain",
                  "service.name",
                  "resource.labels.service_name",
                  "resource.labels.backend_service_name"));

  /** Fluent Bit's Kubernetes filter puts what it found in a line's JSON in here. */
  private static final String PROCESSED = "log_processed";

  /** What a map may name, by the names that it has in the configuration. */
  private static final Map<String, Role> SETTINGS =
      Map.of(
          "time", Role.ANY_TIME,
          "status", Role.STATUS,
          "originStatus", Role.ORIGIN_STATUS,
          "bytes", Role.BYTES,
          "service", Role.SERVICE);

  private JsonFieldMap() {}

  /** The names of Caddy. */
  static Names caddy() {
    return names(CADDY);
  }

  /** The usual names, but for what the map {@code time=...,status=...} names. */
  static Names usualBut(String map) {
    var paths = new EnumMap<Role, List<String>>(USUAL);
    for (String entry : FieldNames.split(map)) {
      int equals = entry.indexOf('=');
      paths.put(SETTINGS.get(entry.substring(0, equals)), List.of(entry.substring(equals + 1)));
    }
    return names(paths);
  }

  private static Names names(Map<Role, List<String>> paths) {
    var names = new Names();
    paths.forEach(
        (role, candidates) -> {
          for (int rank = 0; rank < candidates.size(); rank++) {
            String path = candidates.get(rank);
            names.add(path, new Target(role, rank, role == Role.SERVICE && HOSTS.contains(path)));
          }
        });
    // As deep as it may be nested, which the reader bounds.
    names.inside.put(PROCESSED, names);
    return names;
  }

  /** Everything that is wrong with a map. */
  static List<String> problems(String map) {
    var problems = new ArrayList<String>();
    for (String entry : FieldNames.split(map)) {
      int equals = entry.indexOf('=');
      if (equals < 0 || equals == entry.length() - 1) {
        problems.add("access-log field map has an entry that is not NAME=PATH: " + entry);
      } else if (!SETTINGS.containsKey(entry.substring(0, equals))) {
        problems.add(
            "access-log field map names what is not read: "
                + entry.substring(0, equals)
                + " known=time, status, originStatus, bytes, service");
      }
    }
    return problems;
  }
}
