package dev.weir.infra;

import dev.weir.infra.StackSettings.SettingsResult;
import dev.weir.settings.SettingProblem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * Synthesises Weir's CloudFormation templates.
 *
 * <p>It is run by the CDK command, or by any program that sets {@code CDK_OUTDIR} and {@code
 * CDK_CONTEXT_JSON}. It exits with 1 and the reason on standard error if a setting is wrong or a
 * check fails; in that case nothing may be deployed.
 */
public final class WeirApp {
  /** System property with the project's directory; the default is the working directory. */
  private static final String HOME = "weir.home";

  private static final Path ASSET = Path.of("functions", "target", "lambda");

  private WeirApp() {}

  /** Takes no arguments, because all settings come from the CDK's context. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    int status = run(Path.of(System.getProperty(HOME, "")), System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static int run(Path home, PrintStream errors) {
    var app = new App(AppProps.builder().analyticsReporting(false).build());
    return switch (read(app, home)) {
      case SettingsResult.Accepted(StackSettings settings) -> synthesise(app, settings, errors);
      case SettingsResult.RefusedSettings(List<SettingProblem> problems) ->
          refuse(problems, errors);
    };
  }

  private static SettingsResult read(App app, Path home) {
    return switch (StageFile.read(home, context(app))) {
      case StageFile.Context.ReadContext(Map<String, Object> values) ->
          StackContext.read(values::get, values.keySet(), home.resolve(ASSET));
      case StageFile.Context.UnusableFile(SettingProblem problem) ->
          new SettingsResult.RefusedSettings(List.of(problem));
    };
  }

  private static Map<String, Object> context(App app) {
    var values = new TreeMap<String, Object>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> context) {
      context.forEach((key, value) -> values.put(key.toString(), value));
    }
    return values;
  }

  private static int refuse(List<SettingProblem> problems, PrintStream errors) {
    errors.println(
        "Weir's settings can't be used (cdk.json, stages/<stage>.json, or -c key=value):"
            + SettingProblem.lines(problems));
    return 1;
  }

  private static int synthesise(App app, StackSettings settings, PrintStream errors) {
    new WeirStack(app, settings);
    settings.market().ifPresent(market -> MarketStacks.create(app, settings, market));
    Checks.addTo(app);
    List<String> findings = Checks.findings(app.synth());
    findings.forEach(errors::println);
    return findings.isEmpty() ? 0 : 1;
  }
}
