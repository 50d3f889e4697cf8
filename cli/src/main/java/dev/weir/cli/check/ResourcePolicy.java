package dev.weir.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which services a resource's policy lets do something; conditions are taken to hold. */
final class ResourcePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResourcePolicy() {}

  /**
   * The services that some statement allows an action, and none denies it.
   *
   * @param policy JSON; empty where there is none
   */
  static Set<String> services(String policy, String action) {
    var denied = services(policy, action, "Deny");
    return services(policy, action, "Allow").stream()
        .filter(service -> !denied.contains(service))
        .collect(Collectors.toSet());
  }

  private static Set<String> services(String policy, String action, String effect) {
    return read(policy)
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> texts(statement.path("Action")).anyMatch(of -> covers(of, action)))
        .flatMap(statement -> texts(statement.path("Principal").path("Service")))
        .collect(Collectors.toSet());
  }

  // SNS shows its actions as SNS:Publish in the policy that it makes itself.
  private static boolean covers(String pattern, String action) {
    return pattern.equals("*")
        || pattern.equalsIgnoreCase(action)
        || (pattern.endsWith(":*")
            && action.regionMatches(true, 0, pattern, 0, pattern.length() - 1));
  }

  private static Stream<JsonNode> read(String policy) {
    if (policy.isEmpty()) {
      return Stream.of();
    }
    try {
      var statements = JSON.readTree(policy).path("Statement");
      return statements.isArray() ? statements.valueStream() : Stream.of(statements);
    } catch (JsonProcessingException e) {
      throw new AccountParts.UnansweredCall("A policy that is not JSON", e);
    }
  }

  private static Stream<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? oneOrMore.valueStream().map(JsonNode::asText)
        : Stream.of(oneOrMore).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
