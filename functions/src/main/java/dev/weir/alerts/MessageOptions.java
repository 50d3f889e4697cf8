package dev.weir.alerts;

import dev.weir.events.Minute;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment adds to its alert messages.
 *
 * @param link the template of the address that shows what an alert is about: {@code {minute}} is
 *     the minute in question, {@code {service}} the service, {@code {from}} and {@code {to}} half
 *     an hour around the time of raising, as CloudWatch's dashboards take it
 * @param forChat whether subscribers by HTTPS get the alert in the format of Amazon Q Developer in
 *     chat applications instead of its own JSON
 */
public record MessageOptions(Optional<String> link, boolean forChat) {

  public static final String LINK = "WEIR_ALERT_LINK";
  public static final String CHAT = "WEIR_ALERT_CHAT";

  /** Neither a link nor a chat. */
  public static final MessageOptions NONE = new MessageOptions(Optional.empty(), false);

  private static final Duration AROUND = Duration.ofMinutes(15);

  /** Reads the options from a function's environment. */
  public static MessageOptions of(Map<String, String> environment) {
    return new MessageOptions(
        Optional.ofNullable(environment.get(LINK)).filter(template -> !template.isBlank()),
        Boolean.parseBoolean(environment.getOrDefault(CHAT, "false")));
  }

  /** Returns the address that shows what an alert is about. */
  Optional<String> linkTo(Alert alert) {
    return link.map(
        template ->
            template
                .replace("{minute}", encoded(minuteOf(alert).toString()))
                .replace("{service}", encoded(alert.service().orElse("")))
                .replace("{from}", encoded(alert.raisedAt().minus(AROUND).toString()))
                .replace("{to}", encoded(alert.raisedAt().plus(AROUND).toString())));
  }

  // The id of an alert about a minute ends with it.
  private static Minute minuteOf(Alert alert) {
    try {
      return Minute.parse(alert.id().substring(alert.id().lastIndexOf('/') + 1));
    } catch (DateTimeException notAboutAMinute) {
      return Minute.of(alert.raisedAt());
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
