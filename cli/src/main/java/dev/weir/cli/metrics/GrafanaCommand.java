package dev.weir.cli.metrics;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir metrics grafana}: the dashboards, for Grafana to import. */
@Command(
    name = "grafana",
    description = {
      "Print a Grafana dashboard, generated from the same definition as CloudWatch's and the local"
          + " page's. Import it and select the Prometheus data source that scrapes weir metrics"
          + " --serve or the local cloud's /metrics.",
      "The same file is in docs/grafana/weir.json."
    })
final class GrafanaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.println(GrafanaDashboard.json());
    out.flush();
    return 0;
  }
}
