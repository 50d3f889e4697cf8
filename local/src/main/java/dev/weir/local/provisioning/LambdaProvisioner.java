package dev.weir.local.provisioning;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.eventsource.AsyncInvocation;
import dev.weir.local.eventsource.InvalidMappingException;
import dev.weir.local.eventsource.MappingSettings;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.functions.PlatformLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Creates functions, their versions and aliases, and event source mappings. A function has one
 * version here: every qualifier leads to it.
 */
final class LambdaProvisioner {

  /** Lambda's defaults: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html. */
  private static final int DEFAULT_MEMORY_MB = 128;

  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int NOT_RESERVED = -1;
  private static final String PUBLISHED_VERSIONS = "PublishedVersions";
  private static final String ONLY_VERSION = "1";
  private static final String LATEST = "$LATEST";

  private final Deployment.Collector collector;
  private final Map<String, Path> assets;
  private final String region;

  LambdaProvisioner(Deployment.Collector collector, Map<String, Path> assets, String region) {
    this.collector = collector;
    this.assets = assets;
    this.region = region;
  }

  CreatedResource function(Properties properties) {
    var name = properties.name("FunctionName", "");
    var runtime = properties.text("Runtime").orElse("");
    if (!runtime.startsWith("java")) {
      throw properties.fault(
          "the local cloud runs Java functions, not " + (runtime.isEmpty() ? "images" : runtime),
          "Write it in Java, or leave it out of this stage.");
    }
    var logging = properties.node("LoggingConfig");
    var logGroup = Optional.ofNullable(logging.path("LogGroup").textValue());
    int reserved = properties.number("ReservedConcurrentExecutions", NOT_RESERVED);
    var settings =
        new FunctionSettings(
            name,
            arn(name),
            properties.required("Role"),
            runtime,
            properties.required("Handler"),
            properties.number("MemorySize", DEFAULT_MEMORY_MB),
            Duration.ofSeconds(properties.number("Timeout", DEFAULT_TIMEOUT_SECONDS)),
            environment(properties),
            code(properties),
            PlatformLog.of(
                logging.path("LogFormat").asText(), logging.path("SystemLogLevel").asText()),
            reserved == NOT_RESERVED ? OptionalInt.empty() : OptionalInt.of(reserved),
            properties.node("SnapStart").path("ApplyOn").asText().equals(PUBLISHED_VERSIONS),
            OptionalInt.empty());
    refuse(
        properties,
        LambdaLimits.problems(
            name,
            settings.memoryMb(),
            (int) settings.timeout().toSeconds(),
            settings.environment()));
    properties
        .withoutMeaning(
            "Architectures",
            "DeadLetterConfig",
            "Description",
            "EphemeralStorage",
            "KmsKeyArn",
            "PackageType",
            "RecursiveLoop",
            "RuntimeManagementConfig",
            "TracingConfig")
        .refuseOthers();
    collector.functions.add(settings);
    collector.access.function(properties.resource(), settings, logGroup);
    return CreatedResource.withArn(name, settings.arn());
  }

  private static void refuse(Properties properties, List<String> problems) {
    if (!problems.isEmpty()) {
      throw properties.fault(
          "Lambda would refuse it: " + String.join("; ", problems), "Change it in the CDK app.");
    }
  }

  private static Map<String, String> environment(Properties properties) {
    return properties.node("Environment").path("Variables").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, variable -> variable.getValue().asText()));
  }

  private Path code(Properties properties) {
    var key = properties.node("Code").path("S3Key").asText();
    var folder = assets.get(key);
    if (folder == null || !Files.isDirectory(folder)) {
      throw properties.fault(
          "its code is not a folder of the cloud assembly: " + (folder == null ? key : folder),
          "Build the project, then synthesise it again.");
    }
    return folder;
  }

  CreatedResource version(Properties properties) {
    var function = properties.required("FunctionName");
    properties
        .withoutMeaning(
            "CodeSha256", "Description", "ProvisionedConcurrencyConfig", "RuntimePolicy")
        .refuseOthers();
    var arn = unqualified(function) + ":" + ONLY_VERSION;
    return new CreatedResource(arn, Map.of("FunctionArn", arn, "Version", ONLY_VERSION));
  }

  CreatedResource alias(Properties properties) {
    var function = properties.required("FunctionName");
    var name = properties.required("Name");
    properties
        .withoutMeaning("Description", "FunctionVersion", "ProvisionedConcurrencyConfig")
        .refuseOthers();
    var arn = unqualified(function) + ":" + name;
    return new CreatedResource(arn, Map.of("AliasArn", arn));
  }

  CreatedResource mapping(Properties properties) {
    var resource = properties.resource();
    var id = resource.stack() + "/" + resource.logicalId();
    var uuid = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    var enabled = !properties.text("Enabled").orElse("true").equals("false");
    var function = unqualified(properties.required("FunctionName"));
    try {
      var settings = MappingSettings.fromProperties(uuid, function, properties.all());
      collector.pairs.add(settings).ifPresent(problem -> refuse(properties, List.of(problem)));
      if (enabled) {
        collector.mappings.add(settings);
        var source = IamProvisioner.canonical(settings.eventSourceArn(), region);
        collector.access.mapping(resource, settings, source);
      }
    } catch (InvalidMappingException e) {
      throw properties.fault(e.getMessage(), "Fix the event source mapping in the CDK app.");
    }
    return CreatedResource.of(uuid);
  }

  /**
   * Configures the retries of failed asynchronous invocations, and the notification of their end.
   */
  CreatedResource invokeConfig(Properties properties) {
    var function = unqualified(properties.required("FunctionName"));
    var destinations = properties.node("DestinationConfig");
    for (var outcome : List.of("OnFailure", "OnSuccess")) {
      var destination = destinations.path(outcome).path("Destination");
      if (destination.isTextual()) {
        collector.access.delivery(properties.resource(), function, destination.asText());
      }
    }
    var qualifier = properties.required("Qualifier");
    var qualified = qualifier.equals(LATEST) ? function : function + ":" + qualifier;
    int retries =
        properties.number("MaximumRetryAttempts", AsyncInvocation.DEFAULT.maximumRetries());
    int age =
        properties.number(
            "MaximumEventAgeInSeconds", (int) AsyncInvocation.DEFAULT.maximumAge().toSeconds());
    properties.refuseOthers();
    var onFailure = destinations.path("OnFailure").path("Destination").textValue();
    try {
      collector.asyncInvocations.put(
          qualified,
          new AsyncInvocation(retries, Duration.ofSeconds(age), Optional.ofNullable(onFailure)));
    } catch (IllegalArgumentException e) {
      throw properties.fault(e.getMessage(), "Change it in the CDK app.");
    }
    return CreatedResource.of(properties.resource().logicalId());
  }

  /**
   * Returns a function's ARN from its name, its ARN, or the ARN of one of its versions or aliases.
   */
  private String unqualified(String function) {
    var parts = function.split(":", -1);
    return arn(parts.length > 1 ? parts[6] : parts[0]);
  }

  private String arn(String name) {
    return "arn:aws:lambda:" + region + ":" + Endpoints.ACCOUNT + ":function:" + name;
  }
}
