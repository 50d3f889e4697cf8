package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.local.fault.LocalFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates CloudFormation's intrinsic functions: Ref, Fn::GetAtt, Fn::Sub, Fn::Join, Fn::Select,
 * Fn::Split, Fn::FindInMap, Fn::ImportValue, Fn::If and those of conditions.
 *
 * <p>Any other function is a fault and never left unevaluated.
 */
public final class Intrinsics {

  private static final String NO_VALUE = "AWS::NoValue";

  /** {@code ${Name}}, {@code ${Name.Attribute}}, and {@code ${!Literal}}. */
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Scope scope;
  private final String where;

  /**
   * Evaluates within a scope.
   *
   * @param where the evaluated element, for messages
   */
  public Intrinsics(Scope scope, String where) {
    this.scope = scope;
    this.where = where;
  }

  /**
   * Returns the value with every function replaced by its result. A value of {@code AWS::NoValue}
   * is omitted from its object or array; at the top level it is a missing node.
   *
   * @throws LocalFault on an unknown function or name
   */
  public JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      return resolveElements(node);
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      var only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return call(only.getKey(), only.getValue());
      }
    }
    return resolveMembers(node);
  }

  /** As {@link #resolve}, for a value that must be text. */
  public String text(JsonNode node) {
    var value = resolve(node);
    if (!value.isValueNode()) {
      throw fault("expected text, found " + value);
    }
    return value.asText();
  }

  /** Returns whether a condition of this name holds. */
  public boolean holds(String condition) {
    return truth(
        scope.condition(condition).orElseThrow(() -> fault("unknown condition " + condition)));
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" -> TextNode.valueOf(attribute(argument));
      case "Fn::Sub" -> TextNode.valueOf(substitute(argument));
      case "Fn::Join" -> TextNode.valueOf(join(argument));
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> split(argument);
      case "Fn::FindInMap" -> findInMap(argument);
      case "Fn::ImportValue" -> TextNode.valueOf(imported(argument));
      case "Fn::If" -> resolve(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
          BooleanNode.valueOf(logic(function, argument));
      default -> throw fault("the function " + function + " is not known here");
    };
  }

  private JsonNode ref(String name) {
    return name.equals(NO_VALUE) ? MissingNode.getInstance() : TextNode.valueOf(refText(name));
  }

  private String refText(String name) {
    return scope.ref(name).orElseThrow(() -> fault("nothing is called " + name));
  }

  private String attribute(JsonNode argument) {
    if (argument.isArray()) {
      return attribute(argument.path(0).asText(), text(argument.path(1)));
    }
    var parts = argument.asText().split("\\.", 2);
    return attribute(parts[0], parts.length == 2 ? parts[1] : "");
  }

  private String attribute(String logicalId, String name) {
    return scope
        .attribute(logicalId, name)
        .orElseThrow(() -> fault(logicalId + " has no attribute " + name + " here"));
  }

  private String substitute(JsonNode argument) {
    var text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    var variables = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
    var matcher = SUBSTITUTION.matcher(text);
    var result = new StringBuilder();
    while (matcher.find()) {
      var name = matcher.group(2);
      var value = matcher.group(1).isEmpty() ? variable(name, variables) : "${" + name + "}";
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  private String variable(String name, JsonNode variables) {
    if (variables.has(name)) {
      return text(variables.get(name));
    }
    int dot = name.indexOf('.');
    return dot < 0 ? refText(name) : attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private String join(JsonNode argument) {
    var parts = new ArrayList<String>();
    resolve(argument.path(1)).forEach(part -> parts.add(part.asText()));
    return String.join(argument.path(0).asText(), parts);
  }

  private JsonNode select(JsonNode argument) {
    var values = resolve(argument.path(1));
    var selected = values.path(Integer.parseInt(text(argument.path(0))));
    if (selected.isMissingNode()) {
      throw fault("Fn::Select has no element " + argument.path(0) + " in " + values);
    }
    return selected;
  }

  private JsonNode split(JsonNode argument) {
    var parts = JsonNodeFactory.instance.arrayNode();
    var delimiter = Pattern.quote(argument.path(0).asText());
    for (var part : text(argument.path(1)).split(delimiter, -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode findInMap(JsonNode argument) {
    var keys = List.of(text(argument.path(0)), text(argument.path(1)), text(argument.path(2)));
    return scope
        .mapping(keys.get(0), keys.get(1), keys.get(2))
        .orElseThrow(() -> fault("Fn::FindInMap finds nothing under " + keys));
  }

  private String imported(JsonNode argument) {
    var name = text(argument);
    return scope.imported(name).orElseThrow(() -> fault("no stack exports " + name));
  }

  private boolean truth(JsonNode condition) {
    if (condition.isObject() && condition.has("Condition")) {
      return holds(condition.get("Condition").asText());
    }
    return resolve(condition).asBoolean();
  }

  private boolean logic(String function, JsonNode argument) {
    return switch (function) {
      case "Fn::Equals" -> resolve(argument.path(0)).equals(resolve(argument.path(1)));
      case "Fn::Not" -> !truth(argument.path(0));
      case "Fn::And" -> argument.valueStream().allMatch(this::truth);
      case "Fn::Or" -> argument.valueStream().anyMatch(this::truth);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private ArrayNode resolveElements(JsonNode array) {
    var resolved = JsonNodeFactory.instance.arrayNode();
    for (var element : array) {
      var value = resolve(element);
      if (!value.isMissingNode()) {
        resolved.add(value);
      }
    }
    return resolved;
  }

  private JsonNode resolveMembers(JsonNode object) {
    var resolved = JsonNodeFactory.instance.objectNode();
    for (var member : object.properties()) {
      var value = resolve(member.getValue());
      if (!value.isMissingNode()) {
        resolved.set(member.getKey(), value);
      }
    }
    return resolved;
  }

  private LocalFault fault(String problem) {
    return new LocalFault(
        where + ": " + problem,
        "The local cloud reads the synthesised template: change the CDK app, or teach "
            + "dev.weir.local.template what it uses.");
  }
}
