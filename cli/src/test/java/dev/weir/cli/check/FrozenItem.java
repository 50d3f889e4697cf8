package dev.weir.cli.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An item of the list of {@link PromisedFindingsTest}: a mistake that must be named.
 *
 * @param name number in the list, and what was changed
 * @param stack in which it is
 * @param change makes it
 * @param subject words that lead to the part and the resource
 * @param problem words of the problem
 * @param remedy words of an advice that helps
 */
record FrozenItem(
    String name,
    Supplier<ModelAws> stack,
    Consumer<ModelAws> change,
    String subject,
    String problem,
    List<String> remedy) {

  boolean isNamedBy(CheckFinding finding) {
    return finding.text().contains(subject)
        && finding.problem().contains(problem)
        && remedy.stream().allMatch(finding.remedy()::contains);
  }

  @Override
  public String toString() {
    return name;
  }
}
