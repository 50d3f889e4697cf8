package dev.weir.cli.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.engine.Pacing;
import dev.weir.local.template.CloudAssembly;
import dev.weir.local.template.Template;
import dev.weir.local.template.TemplateResource;
import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.metrics.stack.Trigger;
import dev.weir.wiring.Environment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads the billable parts from synthesised templates. A stack's outputs map streams, functions and
 * event sources to steps; if there is no output for a step, such as that of a pipeline that is not
 * deployed, the step has no such part.
 */
final class TemplateInventory {

  private static final String EVENT_SOURCE = "AWS::Lambda::EventSourceMapping";
  private static final String CONSUMER = "AWS::Kinesis::StreamConsumer";

  /** The first word of the outputs that name a step's function and event source. */
  // CloudFormation's default, for templates that leave it out.
  private static final int DEFAULT_RETENTION_HOURS = 24;

  private static final int DEFAULT_MEMORY_MB = 128;
  private static final int DEFAULT_BATCH_SIZE = 100;
  private static final Set<String> WITH_PLATFORM_LINES = Set.of("INFO", "DEBUG");

  private final Template template;

  private TemplateInventory(Template template) {
    this.template = template;
  }

  /** Returns the parts of all stacks of an assembly. */
  static Inventory of(CloudAssembly assembly) {
    var stacks =
        assembly.stacks().stream().map(stack -> new TemplateInventory(stack.template())).toList();
    return new Inventory(
        stacks.stream().flatMap(stack -> stack.streams().stream()).toList(),
        stacks.stream().flatMap(stack -> stack.functions().stream()).toList(),
        stacks.stream().map(TemplateInventory::fixed).reduce(FixedParts.NONE, FixedParts::plus),
        stacks.stream().mapToInt(TemplateInventory::replicas).max().orElse(1));
  }

  private List<StreamPart> streams() {
    var streams = new ArrayList<StreamPart>();
    for (var step : Step.values()) {
      // The step that settings are about; an archive reads the stream as well.
      if (step.source().orElse(null) instanceof Trigger.Records(var stream, var isMain) && isMain) {
        named(stream.nameOutput())
            .map(found -> stream(step, stream, found))
            .ifPresent(streams::add);
      }
    }
    return streams;
  }

  private StreamPart stream(Step step, DataStream names, TemplateResource stream) {
    var properties = stream.properties();
    var onDemand =
        properties.path("StreamModeDetails").path("StreamMode").asText().equals("ON_DEMAND");
    return new StreamPart(
        step,
        onDemand ? OptionalInt.empty() : OptionalInt.of(properties.path("ShardCount").asInt(1)),
        retentionHours(names, properties),
        consumers(stream.logicalId()),
        properties.path("DesiredShardLevelMetrics").size());
  }

  // The template leaves it to the guard of retention, which reads it from this setting.
  private int retentionHours(DataStream stream, JsonNode properties) {
    return Optional.ofNullable(template.outputs().get(stream.retentionOutput()))
        .map(output -> Integer.parseInt(output.path("Value").asText()))
        .orElse(properties.path("RetentionPeriodHours").asInt(DEFAULT_RETENTION_HOURS));
  }

  private int consumers(String stream) {
    return (int)
        ofType(CONSUMER)
            .filter(consumer -> refersTo(consumer.properties().path("StreamARN"), stream))
            .count();
  }

  private List<FunctionPart> functions() {
    var functions = new ArrayList<FunctionPart>();
    for (var step : Step.values()) {
      named(step.functionOutput()).map(found -> function(step, found)).ifPresent(functions::add);
    }
    return functions;
  }

  private FunctionPart function(Step step, TemplateResource function) {
    var properties = function.properties();
    var level = properties.path("LoggingConfig").path("SystemLogLevel").asText("INFO");
    var source = named(step.eventSourceOutput()).filter(isOf(EVENT_SOURCE));
    return new FunctionPart(
        step,
        memoryMb(function),
        WITH_PLATFORM_LINES.contains(level),
        variable(function, Environment.METRICS_SECONDS),
        source.map(this::reading).orElse(PriceSheetReading.SCHEDULED),
        number(source, "MaximumBatchingWindowInSeconds", 0),
        variable(function, Pacing.VARIABLE),
        number(source, "BatchSize", DEFAULT_BATCH_SIZE));
  }

  private static int variable(TemplateResource function, String name) {
    return function.properties().path("Environment").path("Variables").path(name).asInt(0);
  }

  private static Predicate<TemplateResource> isOf(String type) {
    return resource -> resource.type().equals(type);
  }

  private static int number(Optional<TemplateResource> source, String property, int absent) {
    return source.map(found -> found.properties().path(property).asInt(absent)).orElse(absent);
  }

  private PriceSheetReading reading(TemplateResource source) {
    var from = source.properties().path("EventSourceArn");
    return switch (typeOf(from.path("Fn::GetAtt").path(0).asText())) {
      case CONSUMER -> PriceSheetReading.PUSHED;
      case "AWS::Kinesis::Stream" -> PriceSheetReading.POLLED;
      default -> PriceSheetReading.TABLE_CHANGES;
    };
  }

  private String typeOf(String logicalId) {
    var found = template.resources().get(logicalId);
    return found == null ? "" : found.type();
  }

  private FixedParts fixed() {
    return new FixedParts(
        ofType("AWS::CloudWatch::Alarm").mapToInt(TemplateInventory::metrics).sum(),
        (int) ofType("AWS::CloudWatch::Dashboard").count(),
        (int) ofType("AWS::KMS::Key").count(),
        guard().stream().toList());
  }

  private Optional<GuardPart> guard() {
    return named(StackOutput.RETENTION_GUARD.key())
        .map(function -> new GuardPart(memoryMb(function), streamReaders()));
  }

  private List<Step> streamReaders() {
    var ofStreams = EnumSet.of(PriceSheetReading.PUSHED, PriceSheetReading.POLLED);
    return functions().stream()
        .filter(function -> ofStreams.contains(function.reading()))
        .map(FunctionPart::step)
        .toList();
  }

  private static int memoryMb(TemplateResource function) {
    return function.properties().path("MemorySize").asInt(DEFAULT_MEMORY_MB);
  }

  /** Returns how many metrics an alarm uses; an expression is charged by its metrics. */
  private static int metrics(TemplateResource alarm) {
    var metrics = alarm.properties().path("Metrics");
    var looked = metrics.valueStream().filter(metric -> metric.has("MetricStat")).count();
    return (int) Math.max(1, looked);
  }

  private int replicas() {
    return ofType("AWS::DynamoDB::GlobalTable")
        .mapToInt(table -> table.properties().path("Replicas").size())
        .max()
        .orElse(1);
  }

  /** Returns the resource that an output refers to, if there is such an output. */
  private Optional<TemplateResource> named(String output) {
    return Optional.ofNullable(template.outputs().get(output))
        .map(found -> template.resources().get(found.path("Value").path("Ref").asText()));
  }

  private Stream<TemplateResource> ofType(String type) {
    return template.resources().values().stream().filter(isOf(type));
  }

  private static boolean refersTo(JsonNode value, String logicalId) {
    return value.path("Fn::GetAtt").path(0).asText().equals(logicalId)
        || value.path("Ref").asText().equals(logicalId);
  }
}
