package dev.weir.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.profile.StoredProfiles;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import dev.weir.local.PageData;
import java.time.Instant;
import java.util.Map;

/**
 * What the rules remember of a user, as {@code weir profile --json} prints it; an empty object if
 * there is no such user.
 */
public final class ProfileData implements PageData {

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public JsonNode read(CloudState state, Map<String, String> query) {
    var user = query.get("user");
    if (user == null || user.isEmpty()) {
      throw new IllegalArgumentException("user: give the id of a user");
    }
    var cloud = LocalAccess.open(state);
    try (var dynamo = cloud.dynamo()) {
      return new StoredProfiles(cloud, dynamo)
          .json(user, Instant.now())
          .orElseGet(JsonNodeFactory.instance::objectNode);
    }
  }
}
