package dev.weir.infra;

import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The alarms of the pipelines that a stack deploys; empty lists for the others. */
record StackAlarms(
    List<Alarm> accessLogs, List<Alarm> transactions, List<Alarm> archive, List<Alarm> alerting) {

  StackAlarms {
    accessLogs = List.copyOf(accessLogs);
    transactions = List.copyOf(transactions);
    archive = List.copyOf(archive);
    alerting = List.copyOf(alerting);
  }

  static StackAlarms of(StackSettings settings) {
    var accessLogs = new ArrayList<Alarm>();
    var transactions = new ArrayList<Alarm>();
    var archived = new ArrayList<Alarm>();
    if (settings.deploys(Step.ACCESS_LOGS)) {
      var stream = settings.accessLogs().stream();
      accessLogs.addAll(Alarms.accessLogs(stream.reading()));
      settings
          .archive()
          .ifPresent(each -> archived.addAll(Alarms.accessLogsArchive(each.reading(stream))));
    }
    if (settings.deploys(Step.TRANSACTIONS)) {
      var stream = settings.transactions().stream();
      transactions.addAll(Alarms.transactions(stream.reading()));
      settings
          .archive()
          .ifPresent(each -> archived.addAll(Alarms.transactionsArchive(each.reading(stream))));
    }
    return new StackAlarms(accessLogs, transactions, archived, Alarms.alerting());
  }

  List<Alarm> all() {
    return Stream.of(accessLogs, transactions, archive, alerting).flatMap(List::stream).toList();
  }
}
