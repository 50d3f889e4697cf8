package dev.weir.accesslog.publish;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.JsonDocument;
import dev.weir.settings.SettingsReader;
import java.math.BigDecimal;
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
   * @throws InvalidSettingsException naming all problems, each with its path and remedy
   */
  public static ErrorRules parse(String json) {
    var document = JsonDocument.parse(json);
    var rules = of(document);
    document.settings().failOnProblems();
    return rules;
  }

  /** Reads a setting that holds the rules, or the default; its problems are those of the reader. */
  public static ErrorRules of(SettingsReader settings, String key) {
    return settings
        .optional(key)
        .map(json -> of(JsonDocument.parse(json, settings, key)))
        .orElse(DEFAULT);
  }

  private static ErrorRules of(JsonDocument document) {
    var defaults = thresholds(document.object("defaults").settings(), ErrorThresholds.DEFAULT);
    var services = new HashMap<String, ErrorThresholds>();
    var named = document.object("services");
    for (var service : named.names()) {
      services.put(service, thresholds(named.object(service).settings(), defaults));
    }
    document.refuseUnread();
    return new ErrorRules(defaults, services);
  }

  private static ErrorThresholds thresholds(SettingsReader given, ErrorThresholds inherited) {
    return new ErrorThresholds(
        given.integer(
            "count",
            (int) inherited.count(),
            count -> count >= 0,
            "give a whole number, 1 or more, or 0 for off"),
        given
            .decimal(
                "ratio",
                BigDecimal.valueOf(inherited.ratio()),
                ratio -> ratio.signum() >= 0 && ratio.compareTo(BigDecimal.ONE) <= 0,
                "give a number from 0 (off) to 1")
            .doubleValue(),
        given.integer(
            "minRequests",
            (int) inherited.minRequests(),
            count -> count >= 1,
            "give a whole number, 1 or more"));
  }
}
