package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;

/** A line or a number in a panel, or several of a kind. */
public sealed interface Series {

  /** What is shown. */
  Metric metric();

  /** How a period's values become one figure. */
  Statistic statistic();

  /** What it is called. */
  String label();

  /** One of Weir's own, of a step. */
  record OfStep(WeirMetric metric, Step step, Statistic statistic, String label) implements Series {
    public OfStep {
      requireEmitted(metric, step);
      if (metric.detail().isPresent()) {
        throw new IllegalArgumentException(metric + " is distinguished: use EachOfStep");
      }
    }
  }

  /** One of Weir's own, of a step, for each value of its detail: reason, service, dependency. */
  record EachOfStep(WeirMetric metric, Step step, Statistic statistic, String label)
      implements Series {
    public EachOfStep {
      requireEmitted(metric, step);
      if (metric.detail().isEmpty()) {
        throw new IllegalArgumentException(metric + " is not distinguished: use OfStep");
      }
    }
  }

  /** What AWS measures of a part. */
  record OfPart(AwsMetric metric, Part part, Statistic statistic, String label) implements Series {
    public OfPart {
      requireFirst(metric, part);
      if (metric.dimensions().size() != 1) {
        throw new IllegalArgumentException(metric + " is distinguished: use EachOfPart");
      }
    }
  }

  /** What AWS measures of a part, for each value of its second dimension: shard, operation. */
  record EachOfPart(AwsMetric metric, Part part, Statistic statistic, String label)
      implements Series {
    public EachOfPart {
      requireFirst(metric, part);
      if (metric.dimensions().size() != 2) {
        throw new IllegalArgumentException(metric + " is not distinguished: use OfPart");
      }
    }
  }

  private static void requireEmitted(WeirMetric metric, Step step) {
    if (!metric.steps().contains(step)) {
      throw new IllegalArgumentException(step + " does not emit " + metric);
    }
  }

  private static void requireFirst(AwsMetric metric, Part part) {
    if (metric.dimensions().getFirst() != part.dimension()) {
      throw new IllegalArgumentException(metric + " is not measured of " + part);
    }
  }
}
