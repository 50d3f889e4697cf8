package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Filters the records of a page and writes the wanted ones as parts of an event. */
final class RecordPreparation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] NOTHING = {};

  private final EventFormat format;
  private final FilterCriteria filters;

  RecordPreparation(EventFormat format, FilterCriteria filters) {
    this.format = format;
    this.filters = filters;
  }

  List<PreparedRecord> prepare(String shardId, List<PolledRecord> records) {
    return records.stream().map(record -> prepare(shardId, record)).toList();
  }

  private PreparedRecord prepare(String shardId, PolledRecord record) {
    var written = format.write(shardId, record);
    boolean wanted = filters.areEmpty() || filters.match(format.filtered(record, written));
    var json = wanted ? bytes(written) : NOTHING;
    return new PreparedRecord(
        record.sequenceNumber(), record.orderKey(), record.arrivedAt(), json, wanted);
  }

  private static byte[] bytes(Object written) {
    try {
      return JSON.writeValueAsBytes(written);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record could not be written as JSON", e);
    }
  }
}
