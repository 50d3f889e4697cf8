package dev.weir.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads policy documents whose references are resolved. It refuses unknown elements, because a
 * policy that is enforced only in part would be misleading.
 */
public final class PolicyReader {

  private static final Set<String> KNOWN =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final UnaryOperator<String> arns;

  /**
   * Creates a reader.
   *
   * @param arns converts an emulator's ARN to AWS's
   */
  public PolicyReader(UnaryOperator<String> arns) {
    this.arns = arns;
  }

  /**
   * Returns the statements of a document.
   *
   * @throws IllegalArgumentException naming unsupported elements
   */
  public List<Statement> read(JsonNode document) {
    return elements(document.path("Statement")).stream().map(this::statement).toList();
  }

  private Statement statement(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(name + " of a statement is not known here");
              }
            });
    var effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new IllegalArgumentException("Effect must be Allow or Deny, not " + effect);
    }
    return new Statement(
        effect.equals("Allow"),
        principals(node.path("Principal")),
        patterns(node, "Action"),
        patterns(node, "Resource"),
        conditions(node.path("Condition")));
  }

  private static Optional<Principals> principals(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(
        new Principals(
            node.asText().equals("*"),
            Set.copyOf(texts(node.path("AWS"))),
            Set.copyOf(texts(node.path("Service")))));
  }

  private Patterns patterns(JsonNode node, String name) {
    boolean inverted = node.has("Not" + name);
    return new Patterns(
        texts(node.path(inverted ? "Not" + name : name)).stream().map(arns).toList(), inverted);
  }

  private List<Condition> conditions(JsonNode node) {
    var conditions = new ArrayList<Condition>();
    for (var operator : node.properties()) {
      for (var key : operator.getValue().properties()) {
        var values = texts(key.getValue()).stream().map(arns).toList();
        conditions.add(Condition.of(operator.getKey(), key.getKey(), values));
      }
    }
    return conditions;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    var texts = elements(oneOrMany).stream().map(JsonNode::asText).toList();
    texts.stream()
        .filter(text -> text.contains("${"))
        .findFirst()
        .ifPresent(
            text -> {
              throw new IllegalArgumentException("policy variables are not known here: " + text);
            });
    return texts;
  }

  private static List<JsonNode> elements(JsonNode oneOrMany) {
    if (oneOrMany.isMissingNode()) {
      return List.of();
    }
    return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
  }
}
