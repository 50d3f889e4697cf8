package dev.weir.cli.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alerts.AlertJson;
import dev.weir.alerts.StoredAlert;
import java.io.UncheckedIOException;

/** An alert for the page: as {@link AlertJson} writes it, and its {@code fate}. */
final class AlertNode {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertNode() {}

  static ObjectNode of(StoredAlert stored) {
    try {
      var node = (ObjectNode) JSON.readTree(AlertJson.of(stored.alert(), stored.publishedAt()));
      return node.put("fate", stored.fate().name());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Evidence is not JSON type=" + stored.alert().type(), e);
    }
  }

  /** Returns whether its rule is being tried, so that it is never published. */
  static boolean isShadow(ObjectNode alert) {
    return alert.path("evidence").path("mode").asText().equals("shadow");
  }
}
