package dev.weir.cli.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alerts.Alert;
import dev.weir.cli.quality.Quality.JudgedAlert;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;

/** Converts alerts for {@link Quality}. */
public final class RaisedAlerts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RaisedAlerts() {}

  /** Returns the transactions of an alert; empty if it is not about a user. */
  public static Optional<JudgedAlert> of(Alert alert) {
    return alert
        .user()
        .map(
            user -> {
              var ids = new HashSet<String>();
              evidence(alert)
                  .path("transactions")
                  .forEach(each -> ids.add(each.path("id").asText()));
              return new JudgedAlert(
                  alert.type(), alert.ruleVersion(), user, ids, alert.raisedAt());
            });
  }

  private static JsonNode evidence(Alert alert) {
    try {
      return JSON.readTree(alert.evidence());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Evidence is not JSON type=" + alert.type(), e);
    }
  }
}
