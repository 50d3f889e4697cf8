package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.alerts.Severity;
import dev.weir.events.transaction.Place;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import dev.weir.settings.SettingsReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An object of a document, read member by member by the one reader of settings, so that all
 * problems are found at once, each under its path.
 */
public final class RuleDocument {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final Set<String> CURRENCIES =
      Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toSet());
  private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000000");
  private static final int MAX_DECIMALS = 9;
  private static final int MAX_COUNT = 100;
  private static final int MAX_EPISODES_PER_WINDOW = 20;
  private static final int MAX_TEXT_LENGTH = 256;
  private static final int MAX_ALLOWED = 1_000;
  // Longer than whatever is accepted, but for the texts of the allow list.
  private static final int MAX_SHOWN = 60;
  private static final Pattern SHARE = Pattern.compile("(100|[1-9]?[0-9])%");

  private final Map<String, Object> members;
  private final SettingsReader reading;
  private final List<RuleDocument> objects = new ArrayList<>();

  private RuleDocument(
      Map<String, Object> members,
      Function<Function<String, Optional<String>>, SettingsReader> of) {
    this.members = members;
    reading = of.apply(name -> Optional.ofNullable(members.get(name)).map(RuleDocument::shown));
  }

  static RuleDocument parse(String json) {
    var problems = new ArrayList<SettingProblem>();
    var document = new RuleDocument(members(json, problems), SettingsReader::new);
    problems.forEach(document.reading::refuse);
    return document;
  }

  // A text as it stands; all else, which no setting takes, as what it is.
  private static String shown(Object member) {
    return switch (member) {
      case String text when text.isBlank() -> "\"\"";
      case String text -> text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
      case List<?> _ -> "[...]";
      case Map<?, ?> _ -> "{...}";
      default -> "null, true or false";
    };
  }

  private static SettingProblem noDocument(String json, String remedy) {
    return new SettingProblem("document", shown(json), remedy);
  }

  private static Map<String, Object> members(String json, List<SettingProblem> problems) {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problems.add(noDocument(json, "give a JSON object in braces"));
        return Map.of();
      }
      var members = object(parser);
      if (parser.nextToken() != null) {
        problems.add(noDocument(json, "remove the text after the closing brace"));
      }
      return members;
    } catch (IOException e) {
      var why = e.getMessage().lines().findFirst().orElse("unreadable");
      problems.add(noDocument(json, "give JSON; this is not: " + why));
      return Map.of();
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  // A number is kept as written; null, true and lists are kept as a value that no setting accepts.
  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
      default -> {
        parser.skipChildren();
        yield token;
      }
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    var values = new ArrayList<Object>();
    for (var token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      values.add(value(parser, token));
    }
    return values;
  }

  /** A member that is an object; an empty one where it is absent. */
  RuleDocument object(String name) {
    return object(name, name, members.get(name));
  }

  @SuppressWarnings("unchecked") // objects are made in one place, above
  private RuleDocument object(String name, String path, Object found) {
    reading.optional(name);
    if (found != null && !(found instanceof Map)) {
      reading.refuse(path, shown(found), "give a JSON object in braces");
    }
    var object =
        new RuleDocument(
            found instanceof Map ? (Map<String, Object>) found : Map.of(),
            source -> reading.within(path + ".", source));
    objects.add(object);
    return object;
  }

  /** Reads {@code [{"user":"u-1","until":"2027-01-31"}]}; empty if absent. */
  AllowList allowList(String name) {
    reading.optional(name);
    if (!members.containsKey(name)) {
      return AllowList.NONE;
    }
    if (!(members.get(name) instanceof List<?> values)) {
      reading.refuse(name, "give a list in brackets");
      return AllowList.NONE;
    }
    var entries = new ArrayList<AllowList.Entry>();
    for (var i = 0; i < values.size(); i++) {
      entries.add(object(name, name + "[" + i + "]", values.get(i)).allowed());
    }
    if (entries.size() > MAX_ALLOWED) {
      reading.refuse(
          name, entries.size() + " entries", "give at most " + MAX_ALLOWED + "; remove ended ones");
    }
    return new AllowList(entries);
  }

  private AllowList.Entry allowed() {
    var user = optionalText("user");
    var merchant = optionalText("merchant");
    var country = optionalText("country");
    var city = optionalText("city");
    var rule = optionalText("rule");
    rule.filter(each -> !RuleKinds.names().contains(each))
        .ifPresent(
            _ -> reading.refuse("rule", "give one of " + String.join(", ", RuleKinds.names())));
    if (country.isPresent() != city.isPresent()) {
      reading.refuse(country.isPresent() ? "city" : "country", "give both country and city");
    }
    if (user.isEmpty() && merchant.isEmpty() && city.isEmpty()) {
      reading.refuse("user", "give user, merchant, or country and city");
    }
    var until =
        reading.value(
            "until",
            "",
            text -> parsed(text, RuleDocument::end, "a date such as 2027-01-31, or a time"),
            Instant.EPOCH);
    return new AllowList.Entry(
        user, merchant, city.map(name -> new Place(country.orElse(""), name)), rule, until);
  }

  // As it stands, with blanks around it: it is compared with what producers send.
  private Optional<String> optionalText(String name) {
    reading.optional(name);
    var found = Optional.ofNullable(members.get(name));
    var text =
        found
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(each -> !each.isBlank() && each.length() <= MAX_TEXT_LENGTH);
    if (found.isPresent() && text.isEmpty()) {
      reading.refuse(name, "give a text of 1 to " + MAX_TEXT_LENGTH + " characters");
    }
    return text;
  }

  private static <T> T parsed(String text, Function<String, T> parse, String wanted) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("give " + wanted, e);
    }
  }

  // A date counts to its end, in UTC.
  private static Instant end(String text) {
    return text.contains("T")
        ? Instant.parse(text)
        : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Mode and severity, or their defaults; a mode such as {@code 10%} is on for that share of users.
   * The mode of a rule that comes later is off: a stored rule set, whose version alerts name, must
   * go on meaning the same.
   */
  RuleSet.Common common(Mode mode, Severity severity) {
    var asked =
        reading.text(
            "mode",
            mode.text(),
            text -> SHARE.matcher(text).matches() || texts(Mode.values()).contains(text),
            "give one of on, shadow, off, or a share of users such as 10%");
    var share = SHARE.matcher(asked);
    return share.matches()
        ? new RuleSet.Common(Mode.ON, Integer.parseInt(share.group(1)), severity(severity))
        : new RuleSet.Common(
            Mode.valueOf(asked.toUpperCase(Locale.ROOT)), RuleSet.ALL_USERS, severity(severity));
  }

  private Severity severity(Severity byDefault) {
    return choice("severity", byDefault, Severity.values());
  }

  /** Reads a number of transactions. */
  int count(String name, int byDefault) {
    return integer(name, byDefault, 1, MAX_COUNT);
  }

  /** Reads a window of event time. */
  Duration window(String name, Duration byDefault) {
    return duration(name, byDefault, Duration.ofSeconds(1), Duration.ofHours(1));
  }

  Duration coolDown(Duration byDefault, Duration window) {
    return coolDown(byDefault, window, MAX_EPISODES_PER_WINDOW);
  }

  /**
   * Reads the cool-down. One out-of-order transaction can begin an episode in each cool-down of its
   * window; all are committed at once, and a commit has a limited number of alerts.
   */
  Duration coolDown(Duration byDefault, Duration window, int maxPerWindow) {
    var shortest = window.dividedBy(maxPerWindow);
    var minute = Duration.ofMinutes(1);
    return duration(
        "coolDown",
        byDefault,
        shortest.compareTo(minute) > 0 ? shortest : minute,
        Duration.ofDays(7));
  }

  int integer(String name, int byDefault, int least, int most) {
    return reading.integer(name, byDefault, least, most);
  }

  BigDecimal decimal(String name, String byDefault, String least, String most) {
    return decimal(
        name,
        new BigDecimal(byDefault),
        new BigDecimal(least),
        new BigDecimal(most),
        "give a number from " + least + " to " + most);
  }

  private BigDecimal decimal(
      String name, BigDecimal byDefault, BigDecimal least, BigDecimal most, String remedy) {
    return reading.decimal(
        name,
        byDefault,
        number ->
            number.compareTo(least) >= 0
                && number.compareTo(most) <= 0
                && number.scale() <= MAX_DECIMALS,
        remedy);
  }

  Duration duration(String name, Duration byDefault, Duration least, Duration most) {
    return reading.duration(name, byDefault.toString(), least, most);
  }

  <E extends Enum<E>> E choice(String name, E byDefault, E[] choices) {
    var texts = texts(choices);
    var chosen = reading.choice(name, text(byDefault), texts.toArray(String[]::new));
    return choices[texts.indexOf(chosen)];
  }

  private static List<String> texts(Enum<?>[] choices) {
    return Arrays.stream(choices).map(RuleDocument::text).toList();
  }

  private static String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code {"default":"500.00","JPY":"75000"}}: an amount for each currency. */
  Amounts amounts(String name, String byDefault) {
    var object = object(name);
    var otherwise = object.money("default", new BigDecimal(byDefault));
    var currencies = new HashMap<String, BigDecimal>();
    for (var code : object.members.keySet()) {
      if (CURRENCIES.contains(code)) {
        currencies.put(code, object.money(code, otherwise));
      } else if (!code.equals("default")) {
        object.reading.optional(code);
        object.reading.refuse(code, "give default, or the code of a currency such as JPY");
      }
    }
    return new Amounts(otherwise, currencies);
  }

  private BigDecimal money(String name, BigDecimal byDefault) {
    return decimal(
        name,
        byDefault,
        BigDecimal.ZERO,
        MAX_MONEY,
        "give an amount from 0 to " + MAX_MONEY + ", such as \"500.00\"");
  }

  /**
   * Ends the reading of a whole document: what was never asked for is wrong, too.
   *
   * @throws InvalidSettingsException with all problems
   */
  void failOnProblems() {
    refuseUnread();
    reading.failOnProblems();
  }

  private void refuseUnread() {
    reading.refuseUnknown(members.keySet());
    objects.forEach(RuleDocument::refuseUnread);
  }
}
