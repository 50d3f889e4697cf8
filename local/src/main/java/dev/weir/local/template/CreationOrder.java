package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Orders resources after those that they refer to, and otherwise keeps their order. */
public final class CreationOrder {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[^}]*)?}");

  private final Template template;
  private final Set<String> done = new HashSet<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final List<TemplateResource> order = new ArrayList<>();

  private CreationOrder(Template template) {
    this.template = template;
  }

  /**
   * Returns the template's resources in an order in which they can be created.
   *
   * @throws dev.weir.local.fault.LocalFault if their references form a cycle
   */
  public static List<TemplateResource> of(Template template) {
    var ordering = new CreationOrder(template);
    template.resources().values().forEach(ordering::visit);
    return List.copyOf(ordering.order);
  }

  private void visit(TemplateResource resource) {
    if (done.contains(resource.logicalId())) {
      return;
    }
    if (!underWay.add(resource.logicalId())) {
      throw resource.fault(
          "refers to itself in a circle: " + String.join(" -> ", underWay),
          "Break the circle in the CDK app.");
    }
    references(template, resource).forEach(id -> visit(template.resources().get(id)));
    underWay.remove(resource.logicalId());
    done.add(resource.logicalId());
    order.add(resource);
  }

  /** Returns the logical ids of a template that one of its resources refers to or has to follow. */
  public static Set<String> references(Template template, TemplateResource resource) {
    var found = new LinkedHashSet<>(resource.dependsOn());
    collect(resource.properties(), found);
    found.retainAll(template.resources().keySet());
    return found;
  }

  private static void collect(JsonNode node, Set<String> found) {
    if (node.isObject() && node.size() == 1) {
      collectFromFunction(node, found);
    }
    node.forEach(child -> collect(child, found));
  }

  private static void collectFromFunction(JsonNode node, Set<String> found) {
    if (node.has("Ref")) {
      found.add(node.get("Ref").asText());
    } else if (node.has("Fn::GetAtt")) {
      var target = node.get("Fn::GetAtt");
      found.add(target.isArray() ? target.path(0).asText() : target.asText().split("\\.", 2)[0]);
    } else if (node.has("Fn::Sub")) {
      var sub = node.get("Fn::Sub");
      var matcher = SUBSTITUTION.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText());
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
  }
}
