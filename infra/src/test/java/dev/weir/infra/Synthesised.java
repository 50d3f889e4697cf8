package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.infra.StackSettings.SettingsResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/**
 * The template for some settings, as plain maps, and the findings of the checks.
 *
 * <p>Starting the CDK's Node process takes seconds, and each further synthesis a fraction of one.
 * All tests therefore share the process, and tests with the same settings share the template.
 */
record Synthesised(Map<String, Object> template, List<String> findings) {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Map<Map<String, Object>, Synthesised> DONE = new ConcurrentHashMap<>();

  /** A resource's logical id, type and properties, and its fate when the stack is deleted. */
  record SynthesisedResource(
      String id, String type, Map<String, Object> properties, Map<String, Object> whole) {
    Object at(Object... path) {
      return Synthesised.at(properties, path);
    }

    String deletionPolicy() {
      return String.valueOf(whole.get("DeletionPolicy"));
    }
  }

  static Synthesised byDefault() {
    return with(Map.of());
  }

  static Synthesised with(Map<String, Object> context) {
    return DONE.computeIfAbsent(Map.copyOf(context), Synthesised::synthesise);
  }

  private static Synthesised synthesise(Map<String, Object> context) {
    App app = app("cdk.out-" + DONE.size());
    var stack = new WeirStack(app, settings(context));
    Checks.addTo(app);
    return of(app, stack);
  }

  static App app(String folder) {
    return new App(
        AppProps.builder()
            .outdir(TARGET.resolve(folder).toString())
            .analyticsReporting(false)
            .build());
  }

  static Synthesised of(App app, Stack stack) {
    return new Synthesised(Template.fromStack(stack).toJSON(), Checks.findings(app.synth()));
  }

  static StackSettings settings(Map<String, Object> context) {
    SettingsResult reading = StackContext.read(context::get, context.keySet(), asset());
    assertThat(reading).isInstanceOf(SettingsResult.Accepted.class);
    return ((SettingsResult.Accepted) reading).settings();
  }

  /** Returns a placeholder for the built functions, which must exist but is never run. */
  static Path asset() {
    Path asset = TARGET.resolve("test-asset");
    try {
      Files.createDirectories(asset.resolve("lib"));
      Files.writeString(asset.resolve("lib").resolve("functions.jar"), "not a jar");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return asset;
  }

  List<SynthesisedResource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  List<SynthesisedResource> resources() {
    return map(template.get("Resources")).entrySet().stream()
        .map(entry -> resource(entry.getKey(), map(entry.getValue())))
        .toList();
  }

  /** Returns the only resource of the type whose logical id starts with the name. */
  SynthesisedResource resource(String type, String name) {
    List<SynthesisedResource> found =
        resources(type).stream().filter(resource -> resource.id().startsWith(name)).toList();
    assertThat(found).as(type + " " + name).hasSize(1);
    return found.getFirst();
  }

  Map<String, Object> outputs() {
    return map(template.get("Outputs")).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue()).get("Value")));
  }

  /** Returns the value at a path of object keys and array indexes. */
  static Object at(Object start, Object... path) {
    Object here = start;
    for (Object step : path) {
      here = step instanceof Integer index ? ((List<?>) here).get(index) : map(here).get(step);
    }
    return here;
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are strings
  static Map<String, Object> map(Object object) {
    return (Map<String, Object>) object;
  }

  private static SynthesisedResource resource(String id, Map<String, Object> whole) {
    Object properties = whole.get("Properties");
    return new SynthesisedResource(
        id, (String) whole.get("Type"), properties == null ? Map.of() : map(properties), whole);
  }
}
