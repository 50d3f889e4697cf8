package dev.weir.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** Somebody visited a page. */
record PageVisit(String page) implements StreamRecord {

  @Override
  public byte[] data() {
    return page.getBytes(UTF_8);
  }

  @Override
  public Instant arrivedAt() {
    return Instant.EPOCH;
  }

  @Override
  public String partitionKey() {
    return page;
  }
}
