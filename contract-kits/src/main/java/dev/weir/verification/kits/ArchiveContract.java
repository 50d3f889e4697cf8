package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveKey;
import dev.weir.stream.SequenceNumber;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of an archive. */
abstract class ArchiveContract {

  private static final byte[] OBJECT = "an object".getBytes(StandardCharsets.UTF_8);

  private final String incarnation = UUID.randomUUID().toString();
  private Archive archive;

  abstract Archive open();

  @BeforeEach
  void openArchive() {
    archive = open();
  }

  private ArchiveKey key(String first, String last) {
    return new ArchiveKey(
        "access-logs",
        LocalDate.parse("2026-11-23"),
        incarnation,
        "shardId-000000000000",
        new SequenceNumber(first),
        new SequenceNumber(last),
        "0123456789abcdef");
  }

  @Test
  void an_object_is_kept_byte_for_byte() {
    archive.put(key("1", "2"), OBJECT);
    assertThat(archive.get(key("1", "2").text()))
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(OBJECT));
  }

  @Test
  void put_again_it_is_there_once() {
    archive.put(key("1", "2"), OBJECT);
    archive.put(key("1", "2"), OBJECT);
    assertThat(archive.get(key("1", "2").text()))
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(OBJECT));
    assertThat(archive.keys("access-logs/2026-11-23/" + incarnation + "/")).hasSize(1);
  }

  @Test
  void a_missing_object_is_not_found() {
    assertThat(archive.get(key("3", "4").text())).isEmpty();
  }

  @Test
  void keys_are_listed_by_prefix() {
    archive.put(key("1", "2"), OBJECT);
    archive.put(key("3", "9"), OBJECT);
    assertThat(archive.keys("access-logs/2026-11-23/" + incarnation + "/"))
        .containsExactly(key("1", "2").text(), key("3", "9").text());
    assertThat(archive.keys("access-logs/2026-11-24/" + incarnation + "/")).isEmpty();
  }
}
