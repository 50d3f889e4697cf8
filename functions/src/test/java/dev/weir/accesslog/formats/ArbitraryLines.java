package dev.weir.accesslog.formats;

import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Lines of every kind: plain bytes, bytes that mean something to parsers, and broken golden lines.
 */
final class ArbitraryLines extends DomainContextBase {

  /** What formats look at, so that arbitrary lines get further than their first field. */
  private static final String MARKS = "\"\\[]{}:,=#-+. \t019TZ/|%$\u0000\u00ff\u00c3\r";

  private static final List<byte[]> GOLDEN =
      GoldenAccessLogs.all().stream()
          .flatMap(record -> record.lines().stream())
          .map(GoldenLine::content)
          .filter(line -> line.length > 0)
          .toList();

  @Provide
  Arbitrary<byte[]> lines() {
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
        Arbitraries.of(MARKS.chars().mapToObj(c -> (byte) c).toList())
            .array(byte[].class)
            .ofMaxSize(80),
        Arbitraries.of(GOLDEN),
        cut(),
        spliced(),
        withOneByteChanged());
  }

  private static Arbitrary<byte[]> cut() {
    return Combinators.combine(Arbitraries.of(GOLDEN), Arbitraries.integers().between(0, 400))
        .as((line, length) -> Arrays.copyOf(line, Math.min(length, line.length)));
  }

  private static Arbitrary<byte[]> spliced() {
    var place = Arbitraries.integers().between(0, 200);
    return Combinators.combine(Arbitraries.of(GOLDEN), Arbitraries.of(GOLDEN), place, place)
        .as(
            (first, second, from, to) -> {
              String head = latin1(first);
              String tail = latin1(second);
              return (head.substring(0, Math.min(from, head.length()))
                      + tail.substring(Math.min(to, tail.length())))
                  .getBytes(StandardCharsets.ISO_8859_1);
            });
  }

  private static Arbitrary<byte[]> withOneByteChanged() {
    return Combinators.combine(
            Arbitraries.of(GOLDEN),
            Arbitraries.integers().between(0, 399),
            Arbitraries.of(MARKS.chars().boxed().toList()))
        .as(
            (line, at, mark) -> {
              byte[] changed = line.clone();
              changed[at % changed.length] = mark.byteValue();
              return changed;
            });
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
