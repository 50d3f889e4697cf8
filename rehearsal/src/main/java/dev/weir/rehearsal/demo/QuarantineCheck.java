package dev.weir.rehearsal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.metrics.stack.StackOutput;
import java.util.List;

/** The current content of the quarantine. */
final class QuarantineCheck {

  private final Cloud cloud;

  QuarantineCheck(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * Returns all rejected entries of records under a prefix, in the format of {@link
   * QuarantineBucket#read}.
   */
  List<JsonNode> of(String prefix) {
    try (var s3 = cloud.s3()) {
      var bucket = new QuarantineBucket(s3, cloud.output(StackOutput.QUARANTINE_BUCKET));
      return bucket.keys(prefix).flatMap(key -> bucket.read(key).stream()).toList();
    }
  }
}
