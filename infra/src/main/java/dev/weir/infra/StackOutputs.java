package dev.weir.infra;

import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** The outputs of a stack, by which commands and scripts find its parts. */
record StackOutputs(Stack stack) {

  void add(StackOutput output, String value) {
    add(output.key(), value);
  }

  void add(DataStream stream, IngestStream ingest, StreamSettings settings) {
    add(stream.nameOutput(), ingest.stream().getStreamName());
    add(stream.arnOutput(), ingest.stream().getStreamArn());
    add(stream.retentionOutput(), Integer.toString(settings.retentionHours()));
  }

  void add(Map<Step, WeirFunction> functions) {
    functions.forEach(
        (step, function) -> {
          add(step.functionOutput(), function.function().getFunctionName());
          if (step.source().isPresent()) {
            add(step.eventSourceOutput(), function.eventSourceId());
          }
        });
  }

  private void add(String key, String value) {
    CfnOutput.Builder.create(stack, key).value(value).build();
  }
}
