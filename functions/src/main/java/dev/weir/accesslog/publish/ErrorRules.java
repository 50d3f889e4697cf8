package dev.weir.accesslog.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The thresholds of every service.
 *
 * @param defaults for services without thresholds of their own
 * @param services by service
 */
public record ErrorRules(ErrorThresholds defaults, Map<String, ErrorThresholds> services) {

  public static final ErrorRules DEFAULT = new ErrorRules(ErrorThresholds.DEFAULT, Map.of());

  private static final JsonFactory JSON = new JsonFactory();

  public ErrorRules {
    services = Map.copyOf(services);
  }

  /** Returns the thresholds that apply to a service. */
  public ErrorThresholds of(String service) {
    return services.getOrDefault(service, defaults);
  }

  /**
   * Reads {@code
   * {"defaults":{"count":10,"ratio":0.05,"minRequests":100},"services":{"NAME":{...}}}}. Every key
   * is optional: a service inherits missing values from the defaults, the defaults from {@link
   * ErrorThresholds#DEFAULT}.
   *
   * @throws IllegalArgumentException naming the problem and its place
   */
  public static ErrorRules parse(String json) {
    try (var parser = JSON.createParser(json)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT, "the rules");
      var raw = new HashMap<String, Map<String, Map<String, Double>>>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        readMember(parser, raw);
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("text follows the rules' closing brace");
      }
      return of(raw);
    } catch (IOException e) {
      throw new IllegalArgumentException("is not JSON: " + firstLine(e), e);
    }
  }

  private static void readMember(
      JsonParser parser, Map<String, Map<String, Map<String, Double>>> raw) throws IOException {
    var member = parser.currentName();
    parser.nextToken();
    switch (member) {
      case "defaults" -> raw.put(member, Map.of(member, thresholds(parser, member)));
      case "services" -> raw.put(member, services(parser));
      default ->
          throw new IllegalArgumentException(
              "has an unknown member \"" + member + "\"; known are defaults and services");
    }
  }

  private static Map<String, Map<String, Double>> services(JsonParser parser) throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "services");
    var services = new HashMap<String, Map<String, Double>>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var service = parser.currentName();
      parser.nextToken();
      services.put(service, thresholds(parser, service));
    }
    return services;
  }

  private static Map<String, Double> thresholds(JsonParser parser, String place)
      throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, place);
    var values = new HashMap<String, Double>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (!parser.nextToken().isNumeric()) {
        throw new IllegalArgumentException(place + "." + name + " is not a number");
      }
      switch (name) {
        case "count", "ratio", "minRequests" -> values.put(name, parser.getDoubleValue());
        default ->
            throw new IllegalArgumentException(
                place
                    + " has an unknown member \""
                    + name
                    + "\"; known are count, ratio and minRequests");
      }
    }
    return values;
  }

  private static ErrorRules of(Map<String, Map<String, Map<String, Double>>> raw) {
    var defaults =
        raw.containsKey("defaults")
            ? over(ErrorThresholds.DEFAULT, raw.get("defaults").get("defaults"), "defaults")
            : ErrorThresholds.DEFAULT;
    var services = new HashMap<String, ErrorThresholds>();
    raw.getOrDefault("services", Map.of())
        .forEach((service, values) -> services.put(service, over(defaults, values, service)));
    return new ErrorRules(defaults, services);
  }

  private static ErrorThresholds over(
      ErrorThresholds base, Map<String, Double> values, String place) {
    try {
      return new ErrorThresholds(
          whole(values.getOrDefault("count", (double) base.count()), "count"),
          values.getOrDefault("ratio", base.ratio()),
          whole(values.getOrDefault("minRequests", (double) base.minRequests()), "minRequests"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + "." + e.getMessage(), e);
    }
  }

  private static long whole(double value, String name) {
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; give a whole number");
    }
    return (long) value;
  }

  private static void expect(JsonToken found, JsonToken expected, String place) {
    if (found != expected) {
      throw new IllegalArgumentException(place + " must be a JSON object in braces");
    }
  }

  private static String firstLine(IOException e) {
    return e.getMessage().lines().findFirst().orElse("unreadable");
  }
}
