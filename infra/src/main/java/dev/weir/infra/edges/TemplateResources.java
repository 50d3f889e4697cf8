package dev.weir.infra.edges;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The resources of a synthesised template, and their references. */
final class TemplateResources {

  /** A resource's logical id, type and properties. */
  record Resource(String id, String type, Map<String, Object> properties) {

    Object get(String name) {
      return properties.get(name);
    }

    List<Object> list(String name) {
      return asList(properties.get(name));
    }

    Object at(String... path) {
      Object here = properties;
      for (var step : path) {
        here = asMap(here).get(step);
      }
      return here;
    }
  }

  private final Map<String, Resource> byId = new LinkedHashMap<>();

  TemplateResources(Map<?, ?> template) {
    asMap(template.get("Resources"))
        .forEach(
            (id, resource) ->
                byId.put(
                    id,
                    new Resource(
                        id,
                        String.valueOf(asMap(resource).get("Type")),
                        asMap(asMap(resource).get("Properties")))));
  }

  Collection<Resource> all() {
    return byId.values();
  }

  Stream<Resource> ofType(String type) {
    return byId.values().stream().filter(resource -> resource.type().equals(type));
  }

  /**
   * Returns the resource of this template that a property's value names by {@code Ref} or {@code
   * Fn::GetAtt}; empty for plain text and for resources of other stacks.
   */
  Optional<Resource> named(Object value) {
    return idIn(value).map(byId::get);
  }

  /** Returns whether a value names this resource or anything below it. */
  static boolean names(Object value, Resource resource) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey("Fn::Join") ->
          asList(asList(map.get("Fn::Join")).get(1)).stream()
              .anyMatch(part -> names(part, resource));
      case null -> false;
      default -> idIn(value).filter(resource.id()::equals).isPresent();
    };
  }

  private static Optional<String> idIn(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    if (map.get("Ref") instanceof String id) {
      return Optional.of(id);
    }
    return asList(map.get("Fn::GetAtt")).stream().findFirst().map(String.class::cast);
  }

  /** Returns a list unchanged, a single value as a list, and null as an empty list. */
  static List<Object> asList(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> List.copyOf(list);
      default -> List.of(value);
    };
  }

  /** Returns a JSON object as a map; any other value has no members. */
  static Map<String, Object> asMap(Object value) {
    var members = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> members.put((String) name, member));
    }
    return members;
  }
}
