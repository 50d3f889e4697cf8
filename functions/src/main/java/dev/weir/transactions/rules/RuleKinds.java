package dev.weir.transactions.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every rule, in the order of documents. A new rule is a class and a line here. */
public final class RuleKinds {

  public static final List<RuleKind<?>> ALL =
      List.of(
          NewLocationSpreeRule.KIND,
          ImpossibleTravelRule.KIND,
          CardTestingRule.KIND,
          AmountSpikeRule.KIND,
          VelocityRule.KIND);

  private static final Map<String, RuleKind<?>> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(RuleKind::name, Function.identity()));

  private RuleKinds() {}

  /** Their names, in that order. */
  public static List<String> names() {
    return ALL.stream().map(RuleKind::name).toList();
  }

  /**
   * Reads the rules' parts of a stored profile.
   *
   * @return without the parts of rules that do not exist (any more)
   */
  public static Map<String, RulePart> read(Map<String, byte[]> stored) {
    return stored.entrySet().stream()
        .filter(part -> BY_NAME.containsKey(part.getKey()))
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                part -> BY_NAME.get(part.getKey()).codec().apply(new PartInput(part.getValue()))));
  }

  /** Returns the parts of a profile as bytes, by the rules' names. */
  public static Map<String, byte[]> write(Map<String, RulePart> parts) {
    return parts.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                part -> {
                  var out = new PartOutput();
                  part.getValue().write(out);
                  return out.toBytes();
                }));
  }
}
