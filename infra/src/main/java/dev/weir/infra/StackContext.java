package dev.weir.infra;

import dev.weir.engine.Semantics;
import dev.weir.infra.StackSettings.SettingsResult;
import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import dev.weir.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Converts the CDK's context to {@link StackSettings}, or to the list of all problems. */
final class StackContext {
  private static final String AWS_MANAGED = "aws-managed";
  private static final String CUSTOMER_MANAGED = "customer-managed";

  // The only periods that CloudWatch Logs accepts.
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  private static final Set<Integer> LOG_RETENTION_DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  private static final int MIN_MEMORY_MB = 128;
  private static final int MAX_MEMORY_MB = 10_240;

  // Up to a minute, which is what alarms compare.
  private static final int METRICS_SECONDS = 10;
  private static final int MAX_METRICS_SECONDS = 60;

  private static final List<Step> DEPLOYABLE = List.of(Step.ACCESS_LOGS, Step.TRANSACTIONS);
  private static final String NO_ARCHIVE = "off";
  private static final String IN_S3 = "s3";

  // https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
  private static final int MAX_WINDOW_SECONDS = 300;
  private static final int MAX_ARCHIVE_DAYS = 100 * 366;

  private static final String RUNBOOK_IN_REPOSITORY = "docs/RUNBOOK.md";
  static final Stage DEFAULT_STAGE = new Stage("dev");

  private final SettingsReader context;
  private final Profile profile;

  private StackContext(SettingsReader context) {
    this.context = context;
    profile = profile(context);
  }

  private static Profile profile(SettingsReader context) {
    var ids = Arrays.stream(Profile.values()).map(Profile::id).toArray(String[]::new);
    var chosen = context.choice("profile", Profile.FAST.id(), ids);
    return Arrays.stream(Profile.values())
        .filter(profile -> profile.id().equals(chosen))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Reads and checks all settings.
   *
   * @param values returns a context key's value, or null if absent
   * @param keys all keys of the context
   * @param asset directory of the functions' code
   */
  static SettingsResult read(Function<String, Object> values, Set<String> keys, Path asset) {
    var context = ContextSource.reader(values);
    StackSettings settings = new StackContext(context).settings(asset);
    var record = SettingsRecord.of(context);
    context.refuseUnknown(ContextSource.ours(keys));
    return context.problems().isEmpty()
        ? new SettingsResult.Accepted(settings.recorded(record))
        : new SettingsResult.RefusedSettings(context.problems());
  }

  /** Returns all context keys that are settings. */
  static SortedSet<String> contextKeys() {
    var context = ContextSource.reader(key -> null);
    new StackContext(context).settings(Path.of(""));
    return context.known();
  }

  private StackSettings settings(Path asset) {
    var settings = collected(asset);
    if (settings.archive().isPresent()) {
      checkArchivable(settings, Step.ACCESS_LOGS, "accessLogSemantics", settings.accessLogs());
      checkArchivable(settings, Step.TRANSACTIONS, "transactionSemantics", settings.transactions());
    }
    return settings;
  }

  // A projection rebuilt from an archive continues with the stream from the positions of records
  // applied, and other semantics keep none.
  private void checkArchivable(
      StackSettings settings, Step pipeline, String key, PipelineSettings of) {
    var text = of.environment().get(Semantics.VARIABLE);
    if (settings.deploys(pipeline)
        && text != null
        && Semantics.of(text).filter(each -> each != Semantics.EXACTLY_ONCE).isPresent()) {
      context.refuse(
          key,
          text,
          "give exactly-once or leave archive off: a rebuild from the archive joins the stream at"
              + " stored positions");
    }
  }

  private StackSettings collected(Path asset) {
    Stage stage = stage();
    return new StackSettings(
        stage,
        runtime(stage, asset),
        keys(),
        formerKey(),
        alerts(),
        email("operationsEmail"),
        runbook(),
        accessLogs(),
        transactions(),
        MarketContext.settings(context, profile),
        pipelines(),
        context.flag("dashboards", profile.dashboards()),
        context.flag("schemaRegistry", false),
        archive(),
        Map.of());
  }

  private AlertSettings alerts() {
    return new AlertSettings(
        email("alertEmail"),
        context.text(
            "alertLink",
            AlertSettings.DASHBOARD,
            AlertSettings::isLink,
            "give dashboard, none, or an http or https address, in which {minute}, {service},"
                + " {from} and {to} are replaced"),
        context.flag("alertChat", false));
  }

  private Optional<ArchiveSettings> archive() {
    var where = context.choice("archive", NO_ARCHIVE, NO_ARCHIVE, IN_S3);
    var settings =
        new ArchiveSettings(
            context.integer("archiveWindowSeconds", 60, 0, MAX_WINDOW_SECONDS),
            context.integer("archiveDays", ArchiveSettings.FOR_EVER, 0, MAX_ARCHIVE_DAYS));
    return where.equals(IN_S3) ? Optional.of(settings) : Optional.empty();
  }

  private PipelineSettings accessLogs() {
    StreamSettings stream = StreamContext.of(DataStream.ACCESS_LOGS, context, profile);
    return new PipelineSettings(
        stream, AccessLogContext.environment(context, stream.longestRetention()));
  }

  private PipelineSettings transactions() {
    StreamSettings stream = StreamContext.of(DataStream.TRANSACTIONS, context, profile);
    return new PipelineSettings(
        stream, TransactionContext.environment(context, stream.longestRetention()));
  }

  /**
   * Returns the pipelines of the main stack; market data has separate stacks in the named Regions.
   */
  private Set<Step> pipelines() {
    var known = new LinkedHashMap<String, Step>();
    DEPLOYABLE.forEach(step -> known.put(step.id(), step));
    return context
        .optional(
            "pipelines",
            text -> known.keySet().containsAll(split(text)),
            "give one or both of " + String.join(",", known.keySet()))
        .map(text -> split(text).stream().map(known::get).collect(Collectors.toSet()))
        .orElse(Set.copyOf(DEPLOYABLE));
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private Stage stage() {
    String remedy =
        "give 1 to 20 lower-case letters, digits or hyphens, starting with a letter and not ending"
            + " with a hyphen";
    return new Stage(
        context.text("stage", DEFAULT_STAGE.name(), name -> name.matches(Stage.PATTERN), remedy));
  }

  private RuntimeSettings runtime(Stage stage, Path asset) {
    checkBuilt(asset);
    return new RuntimeSettings(
        asset,
        context.integer(
            "functionMemoryMb", profile.functionMemoryMb(), MIN_MEMORY_MB, MAX_MEMORY_MB),
        context.integer(
            "logRetentionDays",
            stage.logRetentionDays(),
            LOG_RETENTION_DAYS::contains,
            "give one of " + new TreeSet<>(LOG_RETENTION_DAYS)),
        context.flag("tracing", false),
        context.integer("metricsSeconds", METRICS_SECONDS, 0, MAX_METRICS_SECONDS));
  }

  private void checkBuilt(Path asset) {
    if (!Files.isDirectory(asset.resolve("lib"))) {
      context.refuse(
          asset.toString(), "(nothing)", "build the functions: ./mvnw -q package -DskipTests");
    }
  }

  private KeyOwner keys() {
    return context
            .choice("encryptionKey", AWS_MANAGED, AWS_MANAGED, CUSTOMER_MANAGED)
            .equals(CUSTOMER_MANAGED)
        ? KeyOwner.CUSTOMER_MANAGED
        : KeyOwner.AWS_MANAGED;
  }

  private Optional<String> formerKey() {
    return context.optional(
        "formerEncryptionKey",
        arn -> arn.matches("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+"),
        "give the key's ARN, arn:aws:kms:<Region>:<account>:key/<id>, or leave it empty");
  }

  private String runbook() {
    return context.text(
        "runbookUrl",
        RUNBOOK_IN_REPOSITORY,
        StackContext::isPage,
        "give an http or https URL without a #, because #<alarm> is appended, or leave it empty");
  }

  private static boolean isPage(String address) {
    try {
      var uri = new URI(address);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false; // not a valid address
    }
  }

  private Optional<String> email(String key) {
    return context.optional(
        key,
        address -> address.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+"),
        "give one e-mail address, or leave it empty");
  }
}
