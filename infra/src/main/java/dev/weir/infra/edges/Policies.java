package dev.weir.infra.edges;

import static dev.weir.infra.edges.TemplateResources.asList;
import static dev.weir.infra.edges.TemplateResources.asMap;

import dev.weir.infra.edges.TemplateResources.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evaluates the permissions that a template's policies give services and roles, ignoring
 * conditions.
 */
final class Policies {
  private final TemplateResources resources;

  Policies(TemplateResources resources) {
    this.resources = resources;
  }

  /** Returns whether the policies of a topic or queue allow a service an action. */
  boolean serviceMay(String service, String action, Resource target) {
    return ownPolicies(target)
        .anyMatch(
            statement ->
                asList(asMap(statement.get("Principal")).get("Service")).contains(service)
                    && allows(statement, action)
                    && covers(statement, target));
  }

  /** Returns whether a topic or queue has a policy; without one, a default applies. */
  boolean hasOwnPolicy(Resource target) {
    return ownPolicies(target).findAny().isPresent();
  }

  /** Returns whether a key's policy allows a service an action. */
  boolean serviceMayUse(String service, String action, Resource key) {
    return statements(key.get("KeyPolicy"))
        .anyMatch(
            statement ->
                asList(asMap(statement.get("Principal")).get("Service")).contains(service)
                    && allows(statement, action));
  }

  /** Returns whether a role's policies allow an action on a resource. */
  boolean roleMay(Resource role, String action, Resource target) {
    return ofRole(role)
        .anyMatch(statement -> allows(statement, action) && covers(statement, target));
  }

  /**
   * Returns whether a role may perform an action on the resource that a value names, in this or
   * another template.
   */
  boolean roleMay(Resource role, String action, Object target) {
    return resources
        .named(target)
        .map(named -> roleMay(role, action, named))
        .orElseGet(() -> ofRole(role).anyMatch(statement -> allows(statement, action)));
  }

  private Stream<Map<String, Object>> ownPolicies(Resource target) {
    var attached =
        switch (target.type()) {
          case "AWS::SNS::Topic" -> attached("AWS::SNS::TopicPolicy", "Topics", target);
          case "AWS::SQS::Queue" -> attached("AWS::SQS::QueuePolicy", "Queues", target);
          default -> Stream.<Resource>of();
        };
    return attached.flatMap(policy -> statements(policy.get("PolicyDocument")));
  }

  private Stream<Resource> attached(String type, String list, Resource target) {
    return resources
        .ofType(type)
        .filter(
            policy ->
                policy.list(list).stream().anyMatch(each -> TemplateResources.names(each, target)));
  }

  private Stream<Map<String, Object>> ofRole(Resource role) {
    var inline =
        role.list("Policies").stream()
            .flatMap(policy -> statements(asMap(policy).get("PolicyDocument")));
    var attached =
        attached("AWS::IAM::Policy", "Roles", role)
            .flatMap(policy -> statements(policy.get("PolicyDocument")));
    return Stream.concat(inline, attached);
  }

  private static Stream<Map<String, Object>> statements(Object document) {
    return asList(asMap(document).get("Statement")).stream().map(TemplateResources::asMap);
  }

  private static boolean allows(Map<String, Object> statement, String action) {
    return "Allow".equals(statement.get("Effect"))
        && asList(statement.get("Action")).stream()
            .anyMatch(pattern -> matches(String.valueOf(pattern), action));
  }

  private static boolean matches(String pattern, String action) {
    var asked = action.toLowerCase(Locale.ROOT);
    var given = pattern.toLowerCase(Locale.ROOT);
    return given.endsWith("*")
        ? asked.startsWith(given.substring(0, given.length() - 1))
        : asked.equals(given);
  }

  private static boolean covers(Map<String, Object> statement, Resource target) {
    List<Object> covered = asList(statement.get("Resource"));
    return covered.stream()
        .anyMatch(each -> "*".equals(each) || TemplateResources.names(each, target));
  }
}
