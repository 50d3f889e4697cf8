package dev.weir.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which services a resource's policy lets do something. Conditions are taken to hold, except those
 * on the source where a caller knows it.
 */
final class ResourcePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SOURCE_OPERATORS =
      List.of("ArnEquals", "ArnLike", "StringEquals", "StringLike");

  private ResourcePolicy() {}

  /**
   * The services that some statement allows an action, and none denies it.
   *
   * @param policy JSON; empty where there is none
   */
  static Set<String> services(String policy, String action) {
    return services(policy, action, _ -> true);
  }

  /**
   * The same where the services act for a resource.
   *
   * @param source ARN of that resource
   */
  static Set<String> services(String policy, String action, String source) {
    return services(policy, action, (JsonNode statement) -> admits(statement, source));
  }

  private static Set<String> services(String policy, String action, Predicate<JsonNode> applies) {
    var denied = services(policy, action, "Deny", applies);
    return services(policy, action, "Allow", applies).stream()
        .filter(service -> !denied.contains(service))
        .collect(Collectors.toSet());
  }

  private static Set<String> services(
      String policy, String action, String effect, Predicate<JsonNode> applies) {
    return read(policy)
        .filter(applies)
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> texts(statement.path("Action")).anyMatch(of -> covers(of, action)))
        .flatMap(statement -> texts(statement.path("Principal").path("Service")))
        .collect(Collectors.toSet());
  }

  private static boolean admits(JsonNode statement, String source) {
    return SOURCE_OPERATORS.stream()
        .flatMap(operator -> statement.path("Condition").path(operator).propertyStream())
        .filter(condition -> condition.getKey().equalsIgnoreCase("aws:SourceArn"))
        .allMatch(condition -> texts(condition.getValue()).anyMatch(of -> matches(of, source)));
  }

  // The operators for ARNs take wildcards, ArnEquals as well as ArnLike.
  private static boolean matches(String pattern, String arn) {
    var quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.matches(quoted, arn);
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
