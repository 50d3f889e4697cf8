package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of a mapping: a record passes if any pattern matches it, or if there is none.
 *
 * <p>Syntax: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html.
 */
final class FilterCriteria {
  private static final String DATA = "data";

  private final List<FilterPattern> patterns;

  private FilterCriteria(List<FilterPattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Parses the patterns of a mapping.
   *
   * @throws IllegalArgumentException for a pattern that {@link #problemsOf} names
   */
  static FilterCriteria of(List<String> filters) {
    return new FilterCriteria(filters.stream().map(FilterPattern::parse).toList());
  }

  static List<String> problemsOf(List<String> filters) {
    var problems = new ArrayList<String>();
    if (filters.size() > MappingSettings.MAX_FILTERS) {
      problems.add("FilterCriteria takes " + MappingSettings.MAX_FILTERS + " filters at most");
    }
    for (var filter : filters) {
      try {
        FilterPattern.parse(filter);
      } catch (IllegalArgumentException e) {
        problems.add("FilterCriteria: " + e.getMessage());
      }
    }
    return problems;
  }

  boolean areEmpty() {
    return patterns.isEmpty();
  }

  boolean match(ObjectNode record) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> passes(pattern, record));
  }

  private static boolean passes(FilterPattern pattern, ObjectNode record) {
    // A filter on the data drops data that is not JSON, even a filter for absent fields.
    boolean unreadable = pattern.names(DATA) && !record.has(DATA);
    return !unreadable && pattern.matches(record);
  }
}
