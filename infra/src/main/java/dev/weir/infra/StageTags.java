package dev.weir.infra;

import java.util.List;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The tags that identify a stage's resources in an account. */
final class StageTags {
  // A changed tag replaces a stream consumer and thereby the event source that reads from it. Some
  // Regions refuse tags on dashboards.
  private static final List<String> UNTAGGED =
      List.of("AWS::Kinesis::StreamConsumer", "AWS::CloudWatch::Dashboard");

  private StageTags() {}

  static void addTo(Construct stack, Stage stage) {
    Tags.of(stack)
        .add("weir:stage", stage.name(), TagProps.builder().excludeResourceTypes(UNTAGGED).build());
  }
}
