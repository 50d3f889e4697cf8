package dev.weir.infra;

import java.util.List;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The tags by which an account's owner finds what belongs to a stage. */
final class StageTags {
  // A changed tag replaces a stream consumer, and with it the event source that reads by it. And
  // there are Regions that refuse tags on dashboards.
  private static final List<String> UNTAGGED =
      List.of("AWS::Kinesis::StreamConsumer", "AWS::CloudWatch::Dashboard");

  private StageTags() {}

  static void addTo(Construct stack, Stage stage) {
    Tags.of(stack)
        .add("weir:stage", stage.name(), TagProps.builder().excludeResourceTypes(UNTAGGED).build());
  }
}
