package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.events.envelope.Gzip;
import dev.weir.property.Property;
import dev.weir.quarantine.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GunzipTest {

  private static final byte[] TEXT = "one\ntwo\n".repeat(50).getBytes(UTF_8);
  private static final byte[] GZIP = Gzip.compress(TEXT);

  @Test
  void members_are_read_one_after_the_other() {
    assertThat(inflate(join(GZIP, GZIP, Gzip.compress(new byte[0]), GZIP)))
        .isEqualTo(join(TEXT, TEXT, TEXT));
  }

  @Test
  void zeroes_after_the_last_member_are_padding() {
    assertThat(inflate(join(GZIP, new byte[100]))).isEqualTo(TEXT);
  }

  @Test
  void a_stream_that_is_cut_short_is_truncated_wherever_it_is_cut() {
    for (int length = 2; length < GZIP.length; length++) {
      assertThat(reason(Arrays.copyOf(GZIP, length))).isEqualTo(Reason.TRUNCATED_GZIP);
    }
  }

  @Test
  void a_second_member_that_is_cut_short_is_truncated_too() {
    byte[] two = join(GZIP, GZIP);
    for (int length = GZIP.length + 1; length < two.length; length++) {
      assertThat(reason(Arrays.copyOf(two, length))).isEqualTo(Reason.TRUNCATED_GZIP);
    }
  }

  @Test
  void a_flipped_bit_of_data_or_trailer_never_changes_the_result() {
    for (int bit = 8 * 10; bit < 8 * GZIP.length; bit++) {
      byte[] flipped = GZIP.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      // Padding bits after the data are meaningless, so flipping them has no effect.
      if (Opens.open(flipped) instanceof DecodedRecord.Payloads) {
        assertThat(inflate(flipped)).isEqualTo(TEXT);
      }
    }
  }

  @Test
  void something_else_after_a_member_is_corrupt() {
    assertThat(reason(join(GZIP, "lines, not gzip".getBytes(UTF_8))))
        .isEqualTo(Reason.CORRUPT_GZIP);
    assertThat(reason(join(GZIP, new byte[3], GZIP))).isEqualTo(Reason.CORRUPT_GZIP);
  }

  @Test
  void a_bad_header_is_corrupt() {
    byte[] method = GZIP.clone();
    method[2] = 7;
    byte[] reserved = GZIP.clone();
    reserved[3] = 0x40;

    assertThat(reason(method)).isEqualTo(Reason.CORRUPT_GZIP);
    assertThat(reason(reserved)).isEqualTo(Reason.CORRUPT_GZIP);
  }

  @Test
  void all_parts_of_a_header_are_passed_over() {
    byte[] fixed = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
    byte[] header =
        join(fixed, new byte[] {3, 0, 'a', 'b', 'c'}, "name\0comment\0".getBytes(UTF_8));
    byte[] rest = Arrays.copyOfRange(GZIP, 10, GZIP.length);

    assertThat(inflate(join(header, checksum(header, 0), rest))).isEqualTo(TEXT);
    assertThat(reason(join(header, checksum(header, 1), rest))).isEqualTo(Reason.CORRUPT_GZIP);
  }

  @Test
  void what_passes_the_bound_is_refused_and_what_meets_it_is_not() {
    byte[] two = join(GZIP, GZIP);

    assertThat(new Gunzip().inflate(slice(two), budget(2L * TEXT.length)).length())
        .isEqualTo(2 * TEXT.length);
    assertThatExceptionOfType(TooMuchWorkException.class)
        .isThrownBy(() -> new Gunzip().inflate(slice(two), budget(2 * TEXT.length - 1)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INFLATES_TOO_LARGE));
  }

  @Test
  void an_inflater_that_failed_serves_the_next_record() {
    var gunzip = new Gunzip();
    byte[] cut = Arrays.copyOf(GZIP, GZIP.length - 12);

    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> gunzip.inflate(slice(cut), budget(1_000)));
    assertThat(gunzip.inflate(slice(GZIP), budget(1_000)).length()).isEqualTo(TEXT.length);
  }

  @Test
  void an_array_that_is_used_again_holds_all_results_of_a_record_unchanged() {
    var reusing = Gunzip.reusing();
    Property.holds(
        draw -> {
          reusing.startRecord();
          var texts = draw.list(1, 5, () -> draw.bytes(draw.of(10, 1_000)));
          var budget = RecordBudget.ofBytes(10 << 20);
          var inflated =
              texts.stream()
                  .map(text -> join(Gzip.compress(text), draw.of(new byte[0], new byte[3])))
                  .map(gzip -> reusing.inflate(slice(gzip), budget))
                  .toList();

          for (int i = 0; i < texts.size(); i++) {
            assertThat(copy(inflated.get(i))).isEqualTo(texts.get(i));
          }
        });
  }

  @Test
  void a_bound_holds_in_a_larger_array_of_an_earlier_record() {
    var reusing = Gunzip.reusing();
    reusing.inflate(slice(Gzip.compress(new byte[100_000])), RecordBudget.ofBytes(10 << 20));
    reusing.startRecord();

    assertThat(copy(reusing.inflate(slice(GZIP), budget(TEXT.length)))).isEqualTo(TEXT);
    assertThatExceptionOfType(TooMuchWorkException.class)
        .isThrownBy(() -> reusing.inflate(slice(GZIP), budget(TEXT.length - 1)));
  }

  @Test
  void a_false_size_in_the_trailer_is_corrupt() {
    for (int size : new int[] {-1, 0, TEXT.length - 1, TEXT.length + 1, 1 << 30}) {
      byte[] gzip = GZIP.clone();
      for (int i = 0; i < Integer.BYTES; i++) {
        gzip[gzip.length - Integer.BYTES + i] = (byte) (size >> (8 * i));
      }
      assertThat(reason(gzip)).isEqualTo(Reason.CORRUPT_GZIP);
    }
  }

  /** Returns a budget with this many bytes left to inflate. */
  private static RecordBudget budget(long inflatable) {
    var budget = RecordBudget.ofBytes(0);
    budget.spend(WorkUnit.INFLATED_BYTES, budget.left(WorkUnit.INFLATED_BYTES) - inflatable);
    return budget;
  }

  private static byte[] checksum(byte[] header, int error) {
    var crc = new CRC32();
    crc.update(header);
    int sum = (int) crc.getValue() + error;
    return new byte[] {(byte) sum, (byte) (sum >> 8)};
  }

  private static Reason reason(byte[] gzip) {
    return Opens.reason(gzip);
  }

  private static byte[] inflate(byte[] gzip) {
    return copy(new Gunzip().inflate(slice(gzip), RecordBudget.ofBytes(10 << 20)));
  }

  private static byte[] copy(ByteRange text) {
    return Arrays.copyOfRange(text.bytes(), text.from(), text.to());
  }

  private static ByteRange slice(byte[] bytes) {
    return new ByteRange(bytes, 0, bytes.length);
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
