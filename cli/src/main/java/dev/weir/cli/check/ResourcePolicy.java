package dev.weir.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a resource's policy lets a service do. Conditions are not evaluated: they are taken to hold
 * where a statement allows, and not to hold where it denies. The stacks' own policies deny what
 * comes without TLS, and no service does.
 */
final class ResourcePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANYTHING = "*";

  private final List<JsonNode> statements;

  private ResourcePolicy(List<JsonNode> statements) {
    this.statements = statements;
  }

  /**
   * Reads a policy.
   *
   * @param policy JSON; empty where there is none, which allows nothing
   */
  static ResourcePolicy of(String policy) {
    if (policy.isEmpty()) {
      return new ResourcePolicy(List.of());
    }
    try {
      var all = JSON.readTree(policy).path("Statement");
      return new ResourcePolicy(all.isArray() ? all.valueStream().toList() : List.of(all));
    } catch (JsonProcessingException e) {
      throw new AccountParts.UnansweredCall("A policy that is not JSON", e);
    }
  }

  /**
   * Returns whether some statement allows a service an action, and none denies it.
   *
   * @param resource ARN of what has the policy
   */
  boolean allows(String service, String action, String resource) {
    return statements("Allow", service, action, resource).findAny().isPresent()
        && statements("Deny", service, action, resource)
            .allMatch(statement -> statement.has("Condition"));
  }

  private Stream<JsonNode> statements(
      String effect, String service, String action, String resource) {
    return statements.stream()
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> isFor(service, statement.path("Principal")))
        .filter(statement -> covers(statement.path("Action"), action))
        .filter(statement -> covers(statement.path("Resource"), resource));
  }

  // The policy that SNS gives a topic admits everybody of the owner's account, by a condition.
  private static boolean isFor(String service, JsonNode principal) {
    return texts(principal).anyMatch(ANYTHING::equals)
        || texts(principal.path("AWS")).anyMatch(ANYTHING::equals)
        || texts(principal.path("Service")).anyMatch(service::equals);
  }

  private static boolean covers(JsonNode patterns, String value) {
    return texts(patterns).anyMatch(pattern -> matches(pattern, value));
  }

  // SNS shows its actions as SNS:Publish in the policy that it makes itself.
  private static boolean matches(String pattern, String value) {
    var regex =
        Pattern.quote(pattern.toLowerCase(Locale.ROOT))
            .replace("*", "\\E.*\\Q")
            .replace("?", "\\E.\\Q");
    return value.toLowerCase(Locale.ROOT).matches(regex);
  }

  private static Stream<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? oneOrMore.valueStream().map(JsonNode::asText)
        : Stream.of(oneOrMore).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
