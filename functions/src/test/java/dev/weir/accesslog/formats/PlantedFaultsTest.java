package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.PlantedFault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Likely faults of the parser, each planted in its source and compiled: the golden lines or the
 * hostile ones detect every one of them. So a fault of these kinds does not pass the tests.
 */
class PlantedFaultsTest {

  private static final long SEED = 1807;

  /** Some seconds on one core. */
  private static final int LINES = 200_000;

  static Stream<PlantedFault> faults() {
    return Stream.of(
        new PlantedFault(
            "the time is looked for from the front",
            "RequestStart",
            "if (quote < to && b[quote] == '\"' && endsTime(b, bracket, user)) {",
            "if (endsTime(b, bracket, user)) {"),
        new PlantedFault(
            "a second reading is not looked for",
            "CommonFormat",
            "second < 0 ? first :",
            "second < 0 || true ? first :"),
        new PlantedFault(
            "an escaped quote ends a text",
            "Quotes",
            "return ((quote - first) & 1) != 0;",
            "return false;"),
        new PlantedFault(
            "every quote ends a text",
            "Quotes",
            "return !isEscaped(b, from, quote) && isEnd(b, quote, to);",
            "return !isEscaped(b, from, quote);"),
        new PlantedFault(
            "an address with a port is a virtual host",
            "CommonFormat",
            "boolean dash = b[second] == '-' && b[second + 1] == ' ';",
            "boolean dash = false;"),
        new PlantedFault(
            "a second answer of S3 is not looked for",
            "S3Format",
            "if (nextAnswer(b, answer, to) >= 0) {",
            "if (answer < 0) {"),
        new PlantedFault(
            "S3's numbers are one too few",
            "S3Format",
            "private static final int NUMBERS = 4;",
            "private static final int NUMBERS = 3;"),
        new PlantedFault(
            "a second answer of Envoy is not looked for",
            "EnvoyFormat",
            "next(other, b, quote + 1, to) >= 0 ||",
            "quote < 0 ||"),
        new PlantedFault(
            "Envoy's fields in quotes are not counted",
            "EnvoyFormat",
            "return parted <= AUTHORITY + 1;",
            "return true;"),
        new PlantedFault(
            "a request can look like a header",
            "HeaderLines",
            " || ByteSearch.indexOf((byte) '\"', b, from, to) >= 0",
            ""),
        new PlantedFault(
            "a request after a whole line of another format is not looked for",
            "SingleReading",
            "RequestStart.next(b, from, from, to) >= 0",
            "to < from"),
        new PlantedFault(
            "the fields of IIS are counted from the front only",
            "W3cFormat",
            "assumed ? roles.size() : least(roles)",
            "least(roles)"),
        new PlantedFault(
            "counts have no bound",
            "NumberText",
            "if (to - from > MAX_DIGITS) {",
            "if (to - from > 99) {"),
        new PlantedFault(
            "a name that stands twice counts once",
            "JsonValues",
            "oneValue = before.record == record",
            "oneValue = before.record != record"),
        new PlantedFault(
            "hosts keep their case",
            "HostText",
            "b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;",
            "b;"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_planted_fault_is_found(PlantedFault fault) throws Exception {
    FaultyParser parser = FaultyParser.with(fault);

    boolean found =
        parser.check("golden").isPresent() || parser.check("hostile", SEED, LINES).isPresent();

    assertThat(found).as("%s seed=%d", fault.name(), SEED).isTrue();
  }

  @Test
  void the_parser_without_a_fault_passes() {
    assertThat(LineChecks.golden()).isEmpty();
    assertThat(LineChecks.hostile(SEED, LINES / 10)).isEmpty();
  }
}
