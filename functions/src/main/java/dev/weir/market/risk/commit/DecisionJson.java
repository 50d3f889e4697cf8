package dev.weir.market.risk.commit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.market.DecisionText;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.risk.decide.Decision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;

/**
 * A decision in stored, delivered and printed form: {@code {"portfolio","version",
 * "previousVersion","state":"ACTIVE|REDUCING|HALTED","reasons":[{"limit","state","value","most"}],
 * "causes":[{"cause","action","venues":[]}],"halts":[{"number","scope","action","actor","reason",
 * "until"}],"stale":[],"unmarked":[],"beyond":[],"figures":{"gross","net","unrealised","largestSymbol",
 * "largestShare","valueAtRisk","expectedShortfall"},"limits":{},"referenceVersion","feedTime",
 * "decidedAt","validUntil","group","region","epoch","marks":{"ACME@XNAS":"2026-11-23/1204"}}}.
 * Reasons are the limits that are not well below. Decimals are texts, in base currency.
 *
 * <p>One that would be longer than {@link #MAX_BYTES} names the first {@link #MAX_NAMED} of each
 * list and of the marks, and ends with the numbers of omitted ones: {@code
 * "more":{"stale":0,"unmarked":0,"beyond":0,"marks":5500}}.
 */
public final class DecisionJson {

  /**
   * The maximum length of a complete decision; its characters are ASCII. SNS limits a message to
   * 256 KB (API reference, Publish), and the marks have to fit into the same item, which is limited
   * to 400 KB.
   */
  static final int MAX_BYTES = 200_000;

  /**
   * The number of names in each list of a longer one: with the longest names about 130 KB together.
   */
  static final int MAX_NAMED = DecisionText.MAX_NAMED;

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DECIMALS = 6;

  private DecisionJson() {}

  /** Returns the decision on one line, as delivered. */
  public static String write(Decision decision) {
    return DecisionText.whole(
        head(decision), DecisionText.marks(decision.marks().byName().values()));
  }

  /** Returns the decision without its marks, as stored alongside them. */
  public static String head(Decision decision) {
    var whole = write(decision, Integer.MAX_VALUE);
    return whole.length() + marksChars(decision) <= MAX_BYTES ? whole : write(decision, MAX_NAMED);
  }

  private static long marksChars(Decision decision) {
    return decision.marks().byName().values().stream()
        .mapToLong(mark -> escaped(mark.name()) + escaped(mark.tick()) + "\"\":\"\",".length())
        .sum();
  }

  /** Returns the length of a text of printable ASCII in JSON. */
  private static long escaped(String text) {
    return text.length() + text.chars().filter(each -> each == '"' || each == '\\').count();
  }

  private static String write(Decision decision, int named) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeHead(decision, json);
      writeTexts("stale", decision.marks().stale(), named, json);
      writeTexts("unmarked", decision.marks().unmarked(), named, json);
      writeTexts("beyond", decision.marks().beyond(), named, json);
      writeFigures(decision.figures(), json);
      writeLimits(decision, json);
      writeOrigin(decision.provenance(), json);
      json.writeObjectFieldStart("marks");
      json.writeEndObject();
      if (named == MAX_NAMED) {
        writeMore(decision, json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  /** Returns the figures alone, as in a decision. */
  public static String figures(RiskFigures figures) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeFigures(figures, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  /**
   * Returns the figures of a written decision, in the form of {@link #figures}; {@code {}} if it
   * has none.
   */
  public static String figuresOf(String decision) {
    var text = new StringWriter();
    try (var parser = JSON.createParser(decision);
        var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      parser.nextToken();
      for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals("figures")) {
          json.writeFieldName(name);
          json.copyCurrentStructure(parser);
        } else {
          parser.skipChildren();
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // written above
    }
    return text.toString();
  }

  private static void writeHead(Decision decision, JsonGenerator json) throws IOException {
    json.writeStringField("portfolio", decision.portfolio());
    json.writeNumberField("version", decision.version());
    json.writeNumberField("previousVersion", decision.previousVersion());
    json.writeStringField("state", decision.state().name());
    json.writeArrayFieldStart("reasons");
    for (var use : decision.limits().uses()) {
      if (use.state() != LimitState.ACTIVE) {
        json.writeStartObject();
        json.writeStringField("limit", use.limit().name());
        json.writeStringField("state", use.state().name());
        json.writeStringField("value", use.value().toPlainString());
        json.writeStringField("most", use.most().toPlainString());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("causes");
    for (var finding : decision.findings()) {
      json.writeStartObject();
      json.writeStringField("cause", finding.cause().name());
      json.writeStringField("action", finding.action().name());
      // Stale, unmarked and unsupported names have separate lists.
      if (finding.cause() == Cause.SILENT || finding.cause() == Cause.CALENDAR_ENDED) {
        writeTexts("venues", finding.names(), MAX_NAMED, json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    writeHalts(decision, json);
  }

  private static void writeHalts(Decision decision, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("halts");
    for (var halt : decision.provenance().halts().all()) {
      json.writeStartObject();
      json.writeNumberField("number", halt.number());
      json.writeStringField("scope", halt.scope());
      json.writeStringField("action", halt.action().name());
      json.writeStringField("actor", halt.actor());
      json.writeStringField("reason", halt.reason());
      if (halt.until().isPresent()) {
        json.writeStringField("until", halt.until().get().toString());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTexts(String name, List<String> texts, int most, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (var each : texts.subList(0, Math.min(most, texts.size()))) {
      json.writeString(each);
    }
    json.writeEndArray();
  }

  private static void writeFigures(RiskFigures figures, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("figures");
    writeMicros("gross", figures.gross(), json);
    writeMicros("net", figures.net(), json);
    writeMicros("unrealised", figures.unrealised(), json);
    json.writeStringField("largestSymbol", figures.largestSymbol());
    json.writeStringField("largestShare", figures.singleNameShare().toPlainString());
    writeMicros("valueAtRisk", figures.valueAtRisk(), json);
    writeMicros("expectedShortfall", figures.expectedShortfall(), json);
    json.writeEndObject();
  }

  private static void writeMicros(String name, long micros, JsonGenerator json) throws IOException {
    json.writeStringField(name, BigDecimal.valueOf(micros, DECIMALS).toPlainString());
  }

  private static void writeLimits(Decision decision, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("limits");
    var most = decision.limits().set().most();
    if (!most.isEmpty()) {
      for (var limit : new EnumMap<>(most).entrySet()) {
        json.writeStringField(limit.getKey().name(), limit.getValue().toPlainString());
      }
    }
    json.writeEndObject();
  }

  private static void writeOrigin(Decision.Provenance origin, JsonGenerator json)
      throws IOException {
    json.writeNumberField("referenceVersion", origin.referenceVersion());
    var feedTime = origin.times().feedTime();
    if (feedTime.isPresent()) {
      json.writeStringField("feedTime", feedTime.get().toString());
    }
    json.writeStringField("decidedAt", origin.times().decidedAt().toString());
    json.writeStringField("validUntil", origin.times().validUntil().toString());
    json.writeStringField("group", origin.group());
    json.writeStringField("region", origin.region());
    json.writeNumberField("epoch", origin.epoch());
  }

  private static void writeMore(Decision decision, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("more");
    json.writeNumberField("stale", more(decision.marks().stale().size()));
    json.writeNumberField("unmarked", more(decision.marks().unmarked().size()));
    json.writeNumberField("beyond", more(decision.marks().beyond().size()));
    json.writeNumberField("marks", more(decision.marks().byName().size()));
    json.writeEndObject();
  }

  private static int more(int all) {
    return Math.max(0, all - MAX_NAMED);
  }
}
