package dev.weir.accesslog.formats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meanings of names in a JSON line. A name with dots is a path: {@code request.host} is {@code
 * host} in the object {@code request}, or the literal name.
 */
final class JsonFieldMap {

  /**
   * The target of a path. A field with a lower rank takes precedence.
   *
   * @param host whether a service is a host, which is case-insensitive
   */
  record FieldTarget(Role role, int rank, boolean host) {}

  /** One level of the names. */
  static final class Names {
    private final Map<String, Names> inside = new HashMap<>();
    private final Map<String, FieldTarget> targets = new HashMap<>();

    /** Returns the names in the object of this name; null if none of them is read. */
    Names inside(String name) {
      return inside.get(name);
    }

    /** Returns the meaning of this name's value; null if it is not read. */
    FieldTarget target(String name) {
      return targets.get(name);
    }

    private void add(String path, FieldTarget target) {
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

  /** Names of hosts. Other services have names that an operator or a program chose. */
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
   * The names used by nginx's variables, Traefik (with the router as service, as in its other
   * format), Caddy, Istio and Envoy Gateway ({@code start_time}, {@code response_code}), API
   * Gateway ({@code requestTime}), CloudFront's standard logs in JSON ({@code sc-status}),
   * Elastic's Common Schema ({@code http.response.status_code}) and Google Cloud's LogEntry ({@code
   * httpRequest.status}); if a line has several, the first takes precedence. The time at which a
   * request began comes before the time at which its line was written.
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

  /** Fluent Bit's Kubernetes filter puts the fields of a line's JSON in here. */
  private static final String PROCESSED = "log_processed";

  /** The fields that a map may name, by their names in the configuration. */
  private static final Map<String, Role> SETTINGS =
      Map.of(
          "time", Role.ANY_TIME,
          "status", Role.STATUS,
          "originStatus", Role.ORIGIN_STATUS,
          "bytes", Role.BYTES,
          "service", Role.SERVICE);

  private JsonFieldMap() {}

  /** Returns Caddy's names. */
  static Names caddy() {
    return names(CADDY);
  }

  /** Returns the usual names, except for those in the map {@code time=...,status=...}. */
  static Names usualBut(String map) {
    return names(pathsUsualBut(map));
  }

  /** Returns the names, at the top of a line, of members that are or contain a status. */
  static Set<String> statusNames(String map) {
    var names = new HashSet<String>();
    names.add(PROCESSED);
    for (String path : pathsUsualBut(map).get(Role.STATUS)) {
      names.add(path);
      for (int point = path.indexOf('.'); point >= 0; point = path.indexOf('.', point + 1)) {
        names.add(path.substring(0, point));
      }
    }
    return names;
  }

  private static Map<Role, List<String>> pathsUsualBut(String map) {
    var paths = new EnumMap<Role, List<String>>(USUAL);
    for (String entry : FieldNames.split(map)) {
      int equals = entry.indexOf('=');
      paths.put(SETTINGS.get(entry.substring(0, equals)), List.of(entry.substring(equals + 1)));
    }
    return paths;
  }

  private static Names names(Map<Role, List<String>> paths) {
    var names = new Names();
    paths.forEach(
        (role, candidates) -> {
          for (int rank = 0; rank < candidates.size(); rank++) {
            String path = candidates.get(rank);
            names.add(
                path, new FieldTarget(role, rank, role == Role.SERVICE && HOSTS.contains(path)));
          }
        });
    // To any depth of nesting, which the reader bounds.
    names.inside.put(PROCESSED, names);
    return names;
  }

  /** Returns every problem in a map. */
  static List<String> problems(String map) {
    var problems = new ArrayList<String>();
    for (String entry : FieldNames.split(map)) {
      int equals = entry.indexOf('=');
      if (equals < 0 || equals == entry.length() - 1) {
        problems.add("access-log field map has an entry that is not NAME=PATH: " + entry);
      } else if (!SETTINGS.containsKey(entry.substring(0, equals))) {
        problems.add(
            "access-log field map has an unknown name: "
                + entry.substring(0, equals)
                + " known=time, status, originStatus, bytes, service");
      }
    }
    return problems;
  }
}
