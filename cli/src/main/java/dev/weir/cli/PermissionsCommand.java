package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.client.terminal.Style;
import dev.weir.local.control.ControlClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir permissions}: the permissions of each function, and which of them were used. */
@Command(
    name = "permissions",
    description =
        "Show the permissions of each function of the local cloud, which of them it has used since"
            + " the start, and which calls were denied.")
final class PermissionsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--never-used", description = "Show only permissions that were never used.")
  private boolean neverUsed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var control = LocalAccess.control(WeirHome.path());
    try (var client = new ControlClient(control, PATIENCE, "Restart it: weir down, weir up.")) {
      var permissions = client.get("/permissions");
      if (json) {
        out.println(permissions);
      } else {
        permissions.path("functions").forEach(function -> print(function, out));
      }
    }
    out.flush();
    return 0;
  }

  private void print(JsonNode function, PrintWriter out) {
    out.println(
        "%s in %s"
            .formatted(
                Style.BOLD.of(function.path("function").asText()),
                function.path("region").asText()));
    for (var permission : function.path("permissions")) {
      boolean used = permission.path("used").asBoolean();
      if (!used || !neverUsed) {
        out.printf("  %-11s %s%n", used ? "used" : "never used", text(permission));
      }
    }
    for (var refused : function.path("refused")) {
      out.println(
          Style.RED.of(
              "  %-11s %s (%d calls)"
                  .formatted("refused", text(refused), refused.path("calls").asLong())));
    }
    out.println();
  }

  private static String text(JsonNode permission) {
    return "%-32s %s"
        .formatted(permission.path("action").asText(), permission.path("resource").asText());
  }
}
