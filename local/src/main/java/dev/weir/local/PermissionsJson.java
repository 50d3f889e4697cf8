package dev.weir.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.iam.Grant;
import dev.weir.local.iam.PermissionReport;
import java.util.List;

/** Writes the functions' granted, used and refused permissions as JSON. */
final class PermissionsJson {

  private PermissionsJson() {}

  /** Returns an object with the functions' permissions up to now. */
  static ObjectNode write(List<FunctionSettings> functions, AccessControl access) {
    var asked = access.ledger().entries();
    var json = JsonNodeFactory.instance.objectNode();
    var all = json.putArray("functions");
    for (var function : functions) {
      var report = PermissionReport.of(function.role(), access.policies(), asked);
      var node = all.addObject();
      node.put("function", function.name()).put("region", function.region());
      node.put("role", function.role());
      var permissions = node.putArray("permissions");
      report.used().forEach(grant -> add(permissions, grant, true));
      report.neverUsed().forEach(grant -> add(permissions, grant, false));
      var refused = node.putArray("refused");
      for (var entry : report.refused()) {
        refused
            .addObject()
            .put("action", entry.request().action())
            .put("resource", entry.request().resource())
            .put("calls", entry.count());
      }
    }
    return json;
  }

  private static void add(ArrayNode permissions, Grant grant, boolean used) {
    permissions
        .addObject()
        .put("action", grant.action())
        .put("resource", grant.resource())
        .put("used", used);
  }
}
