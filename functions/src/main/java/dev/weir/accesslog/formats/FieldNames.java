package dev.weir.accesslog.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The meanings of field names in W3C logs and CloudFront's. */
final class FieldNames {

  /** The default fields of IIS 8 and later. */
  static final List<String> IIS =
      split(
          "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
              + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken");

  /** CloudFront's standard log (CloudFront developer guide, "Standard log file fields"). */
  static final List<String> CLOUDFRONT_STANDARD =
      split(
          "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
              + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
              + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for"
              + " ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version"
              + " fle-status fle-encrypted-fields c-port time-to-first-byte"
              + " x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start"
              + " sc-range-end");

  /** All fields of CloudFront's real-time log, in the order in which it writes them. */
  static final List<String> CLOUDFRONT_REALTIME =
      split(
          "timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host"
              + " cs-uri-stem cs-bytes x-edge-location x-edge-request-id x-host-header time-taken"
              + " cs-protocol-version c-ip-version cs-user-agent cs-referer cs-cookie cs-uri-query"
              + " x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher"
              + " x-edge-result-type fle-encrypted-fields fle-status sc-content-type"
              + " sc-content-len sc-range-start sc-range-end c-port x-edge-detailed-result-type"
              + " c-country cs-accept-encoding cs-accept cache-behavior-path-pattern cs-headers"
              + " cs-header-names cs-headers-count");

  private FieldNames() {}

  /** Splits a text into names at blanks or commas. */
  static List<String> split(String text) {
    var names = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || " \t,\r\n".indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          names.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return List.copyOf(names);
  }

  /** Returns the roles of these fields. */
  static List<Role> roles(List<String> names) {
    List<String> known = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    boolean hasViewerHost = known.contains("cs-host");
    return known.stream().map(name -> role(name, hasViewerHost)).toList();
  }

  private static Role role(String name, boolean hasViewerHost) {
    return switch (name) {
      case "date" -> Role.DATE;
      case "time" -> Role.TIME_OF_DAY;
      case "timestamp", "timestamp(ms)" -> Role.EPOCH_TIME;
      case "sc-status" -> Role.STATUS;
      case "sc-bytes" -> Role.BYTES;
      case "time-taken", "time-to-first-byte", "s-port", "sc-substatus", "sc-win32-status" ->
          Role.NUMBER;
      case "cs-host" -> Role.HOST;
      // In CloudFront's standard log this is the host that the viewer requested; in its real-time
      // log it is the distribution's own domain, and cs-host is the requested host.
      case "x-host-header" -> hasViewerHost ? Role.HOST_IF_NONE : Role.HOST;
      case "cs(host)" -> Role.HOST_IF_NONE;
      case "s-sitename" -> Role.SERVICE_IF_NONE;
      default -> Role.SKIP;
    };
  }

  /**
   * Returns the roles of these fields, including the shapes that identify a line with them: IIS's,
   * if no header names the fields.
   */
  static List<Role> shapedRoles(List<String> names) {
    List<Role> roles = new ArrayList<>(roles(names));
    for (int i = 0; i < roles.size(); i++) {
      switch (names.get(i).toLowerCase(Locale.ROOT)) {
        case "s-ip", "c-ip" -> roles.set(i, Role.ADDRESS);
        case "cs-method" -> roles.set(i, Role.METHOD);
        default -> {}
      }
    }
    return roles;
  }

  /** Returns every reason why lines with these fields can't be counted. */
  static List<String> problems(List<String> names) {
    List<Role> roles = roles(names);
    boolean dated =
        roles.contains(Role.EPOCH_TIME)
            || (roles.contains(Role.DATE) && roles.contains(Role.TIME_OF_DAY));
    return Stream.of(
            dated ? "" : "access-log fields name no time: date and time, or timestamp, are needed",
            roles.contains(Role.STATUS)
                ? ""
                : "access-log fields name no status: sc-status is needed")
        .filter(problem -> !problem.isEmpty())
        .toList();
  }
}
