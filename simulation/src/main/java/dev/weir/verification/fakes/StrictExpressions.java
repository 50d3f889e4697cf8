package dev.weir.verification.fakes;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Conditions and updates as DynamoDB reads them, as far as our adapters write them: whatever else
 * is refused. So are names and values that are not given, and those that are given and not used.
 */
final class StrictExpressions {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([#:]?[A-Za-z_][A-Za-z0-9_]*|<>|<=|>=|[=<>(),])");

  private static final Map<String, List<String>> READ = new ConcurrentHashMap<>();

  // Of the reserved words those that an attribute here is named like, or easily could be.
  private static final Set<String> RESERVED =
      Set.of("position", "minute", "window", "open", "state", "services", "count", "name", "names");

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();
  private List<String> tokens = List.of();
  private int next;

  StrictExpressions(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
  }

  static DynamoDbException refused(String why) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(why)
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("ValidationException")
                    .errorMessage(why)
                    .build())
            .build();
  }

  /** Whether a condition holds for an item; an absent one always does. */
  boolean holds(Optional<String> condition, Map<String, AttributeValue> item) {
    if (condition.isEmpty()) {
      return true;
    }
    begin(condition.get());
    var holds = or(item);
    end();
    return holds;
  }

  /** The item after an update. */
  Map<String, AttributeValue> updated(String update, Map<String, AttributeValue> item) {
    begin(update);
    var result = new HashMap<>(item);
    while (next < tokens.size()) {
      switch (take()) {
        case "SET" -> each(() -> set(item, result));
        case "REMOVE" -> each(() -> result.remove(name()));
        case "ADD" -> each(() -> add(result));
        case String other -> throw refused("Not the beginning of a clause: " + other);
      }
    }
    end();
    return result;
  }

  /** Refuses names and values that no expression used. */
  void requireAllUsed() {
    var unused = new HashSet<String>();
    unused.addAll(names.keySet());
    unused.addAll(values.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw refused("Unused in expressions: " + unused);
    }
  }

  private void begin(String expression) {
    tokens = READ.computeIfAbsent(expression, StrictExpressions::tokens);
    next = 0;
  }

  private static List<String> tokens(String expression) {
    var found = new ArrayList<String>();
    var matcher = TOKEN.matcher(expression);
    var end = 0;
    while (matcher.lookingAt()) {
      found.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, expression.length());
    }
    if (!expression.substring(end).isBlank() || found.isEmpty()) {
      throw refused("Not an expression: " + expression);
    }
    return found;
  }

  private void end() {
    if (next != tokens.size()) {
      throw refused("More than an expression: " + tokens);
    }
  }

  private String take() {
    if (next == tokens.size()) {
      throw refused("The expression is not complete: " + tokens);
    }
    return tokens.get(next++);
  }

  private boolean takeIf(String token) {
    var isNext = next < tokens.size() && tokens.get(next).equals(token);
    next += isNext ? 1 : 0;
    return isNext;
  }

  private void require(String token) {
    if (!takeIf(token)) {
      throw refused("Expected " + token + " in " + tokens);
    }
  }

  private void each(Runnable action) {
    do {
      action.run();
    } while (takeIf(","));
  }

  private void set(Map<String, AttributeValue> item, Map<String, AttributeValue> result) {
    var name = name();
    require("=");
    if (takeIf("if_not_exists")) {
      require("(");
      var present = item.get(name());
      require(",");
      var otherwise = value();
      require(")");
      result.put(name, present == null ? otherwise : present);
    } else {
      result.put(name, value());
    }
  }

  private void add(Map<String, AttributeValue> result) {
    var name = name();
    var more = value();
    if (!more.hasSs() || more.ss().isEmpty()) {
      throw refused("Only string sets are added to here, and none may be empty");
    }
    var all = new LinkedHashSet<>(result.containsKey(name) ? result.get(name).ss() : List.of());
    all.addAll(more.ss());
    result.put(name, fromSs(List.copyOf(all)));
  }

  private String name() {
    var token = take();
    if (token.startsWith("#")) {
      used.add(token);
      return Optional.ofNullable(names.get(token))
          .orElseThrow(() -> refused("A name is not given: " + token));
    }
    if (token.startsWith(":") || RESERVED.contains(token)) {
      throw refused("Not a name, or a reserved one: " + token);
    }
    return token;
  }

  private AttributeValue value() {
    var token = take();
    used.add(token);
    return Optional.ofNullable(values.get(token))
        .orElseThrow(() -> refused("A value is not given: " + token));
  }

  private boolean or(Map<String, AttributeValue> item) {
    var holds = and(item);
    while (takeIf("OR")) {
      holds |= and(item);
    }
    return holds;
  }

  private boolean and(Map<String, AttributeValue> item) {
    var holds = one(item);
    while (takeIf("AND")) {
      holds &= one(item);
    }
    return holds;
  }

  private boolean one(Map<String, AttributeValue> item) {
    if (takeIf("(")) {
      var holds = or(item);
      require(")");
      return holds;
    }
    if (takeIf("attribute_exists")) {
      return item.containsKey(inBrackets());
    }
    if (takeIf("attribute_not_exists")) {
      return !item.containsKey(inBrackets());
    }
    if (takeIf("begins_with")) {
      require("(");
      var text = item.get(name());
      require(",");
      var prefix = value();
      require(")");
      return text != null && text.s() != null && text.s().startsWith(prefix.s());
    }
    var left = item.get(name());
    return compare(take(), left, value());
  }

  private String inBrackets() {
    require("(");
    var name = name();
    require(")");
    return name;
  }

  private static boolean compare(String operator, AttributeValue left, AttributeValue right) {
    if (left == null || left.type() != right.type()) {
      return operator.equals("<>");
    }
    var order =
        switch (right.type()) {
          case S -> left.s().compareTo(right.s());
          case N -> new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
          case B, BOOL, BS, L, M, NS, NUL, SS, UNKNOWN_TO_SDK_VERSION ->
              throw refused("Only texts and numbers are compared here");
        };
    return switch (operator) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case String other -> throw refused("Not an operator: " + other);
    };
  }
}
