package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;

/** A line or a number in a panel, or several of a kind. */
public sealed interface Series {

  Metric metric();

  /** Returns how a period's values are aggregated to one figure. */
  Statistic statistic();

  String label();

  /** A metric of Weir's, for a step. */
  record OfStep(WeirMetric metric, Step step, Statistic statistic, String label) implements Series {
    public OfStep {
      requireEmitted(metric, step);
      if (metric.detail().isPresent()) {
        throw new IllegalArgumentException(metric + " is distinguished: use EachOfStep");
      }
    }
  }

  /** A metric of Weir's, for a step and each value of its detail: reason, service, dependency. */
  record EachOfStep(WeirMetric metric, Step step, Statistic statistic, String label)
      implements Series {
    public EachOfStep {
      requireEmitted(metric, step);
      if (metric.detail().isEmpty()) {
        throw new IllegalArgumentException(metric + " is not distinguished: use OfStep");
      }
    }
  }

  /** A metric of AWS's, for a part. */
  record OfPart(AwsMetric metric, Part part, Statistic statistic, String label) implements Series {
    public OfPart {
      requireFirst(metric, part);
      if (metric.dimensions().size() != 1) {
        throw new IllegalArgumentException(metric + " is distinguished: use EachOfPart");
      }
    }
  }

  /** A metric of AWS's, for a part and each value of its second dimension: shard, operation. */
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
