package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.local.control.ControlClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  // The functions' tables are aligned with each other.
  private static final int USE = 10;
  private static final int ACTION = 30;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--never-used", description = "Show only permissions that were never used.")
  private boolean neverUsed;

  @Mixin private TableOptions table;
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
    table(function).body(table.width()).forEach(out::println);
    out.println();
  }

  private Table table(JsonNode function) {
    var rows = new ArrayList<Row>();
    for (var permission : function.path("permissions")) {
      boolean used = permission.path("used").asBoolean();
      if (!used || !neverUsed) {
        rows.add(row(used ? "used" : "never used", permission));
      }
    }
    for (var refused : function.path("refused")) {
      var calls = "refused, %d calls".formatted(refused.path("calls").asLong());
      rows.add(row(calls, refused).in(Style.RED));
    }
    return new Table(
        List.of(
            Column.fixed("use").atLeast(USE),
            Column.text("action").atLeast(ACTION),
            Column.text("resource")),
        rows);
  }

  private static Row row(String use, JsonNode permission) {
    return Row.of(use, permission.path("action").asText(), permission.path("resource").asText());
  }
}
