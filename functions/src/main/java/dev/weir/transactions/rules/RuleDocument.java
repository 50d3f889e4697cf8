package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.alerts.Severity;
import dev.weir.events.transaction.Place;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An object of a document, read member by member. What is wrong is added to the problems, with its
 * path, and reading goes on with the default, so that all problems are found at once.
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
  private static final int MAX_NUMBER_LENGTH = 30;
  private static final int MAX_COUNT = 100;
  private static final int MAX_EPISODES_PER_WINDOW = 20;
  private static final int MAX_TEXT_LENGTH = 256;
  private static final int MAX_ALLOWED = 1_000;

  private final String path;
  private final Map<String, Object> unread;
  private final List<String> problems;
  private final Map<String, RuleDocument> objects = new LinkedHashMap<>();

  private RuleDocument(String path, Map<String, Object> members, List<String> problems) {
    this.path = path;
    unread = new LinkedHashMap<>(members);
    this.problems = problems;
  }

  static RuleDocument parse(String json, List<String> problems) {
    return new RuleDocument("", members(json, problems), problems);
  }

  private static Map<String, Object> members(String json, List<String> problems) {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problems.add("the document must be a JSON object in braces");
        return Map.of();
      }
      var members = object(parser);
      if (parser.nextToken() != null) {
        problems.add("text follows the closing brace of the document");
      }
      return members;
    } catch (IOException e) {
      problems.add("is not JSON: " + e.getMessage().lines().findFirst().orElse("unreadable"));
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

  // A number is kept as it is written; null, true and lists are kept as what no setting takes.
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

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** A member that is an object; an empty one where it is absent. */
  @SuppressWarnings("unchecked") // objects are made in one place, above
  RuleDocument object(String name) {
    var found = unread.remove(name);
    if (found != null && !(found instanceof Map)) {
      problems.add(pathOf(name) + " must be a JSON object in braces");
    }
    var members = found instanceof Map ? (Map<String, Object>) found : Map.<String, Object>of();
    var object = new RuleDocument(pathOf(name), members, problems);
    objects.put(name, object);
    return object;
  }

  /** {@code [{"user":"u-1","until":"2027-01-31"}]}; nothing where it is absent. */
  AllowList allowList(String name) {
    var found = unread.remove(name);
    if (found == null) {
      return AllowList.NONE;
    }
    if (!(found instanceof List<?> values)) {
      problems.add(pathOf(name) + " must be a list in brackets");
      return AllowList.NONE;
    }
    var entries = new ArrayList<AllowList.Entry>();
    for (var i = 0; i < values.size(); i++) {
      unread.put(name + "[" + i + "]", values.get(i));
      entries.add(object(name + "[" + i + "]").allowed());
    }
    if (entries.size() > MAX_ALLOWED) {
      problems.add(pathOf(name) + " has more than " + MAX_ALLOWED + " entries; remove ended ones");
    }
    return new AllowList(entries);
  }

  private AllowList.Entry allowed() {
    var user = optionalText("user");
    var merchant = optionalText("merchant");
    var country = optionalText("country");
    var city = optionalText("city");
    var rule = optionalText("rule");
    if (country.isPresent() != city.isPresent()) {
      problems.add(path + " has only one of country and city; give both");
    }
    if (user.isEmpty() && merchant.isEmpty() && city.isEmpty()) {
      problems.add(path + " names nothing; give user, merchant, or country and city");
    }
    if (!unread.containsKey("until")) {
      problems.add(path + ".until is missing; give the last day, such as 2027-01-31");
    }
    var until =
        value("until", Instant.EPOCH, "a date such as 2027-01-31, or a time", RuleDocument::end);
    return new AllowList.Entry(
        user, merchant, city.map(name -> new Place(country.orElse(""), name)), rule, until);
  }

  private Optional<String> optionalText(String name) {
    return value(
        name,
        Optional.empty(),
        "a text of 1 to " + MAX_TEXT_LENGTH + " characters",
        text -> {
          require(!text.isBlank() && text.length() <= MAX_TEXT_LENGTH);
          return Optional.of(text);
        });
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
    var share = Pattern.compile("(100|[1-9]?[0-9])%");
    var asked =
        value(
            "mode",
            Map.entry(mode, RuleSet.ALL_USERS),
            "one of on, shadow, off, or a share of users such as 10%",
            text -> {
              var percent = share.matcher(text);
              return percent.matches()
                  ? Map.entry(Mode.ON, Integer.parseInt(percent.group(1)))
                  : Map.entry(choiceOf(text, Mode.values()), RuleSet.ALL_USERS);
            });
    return new RuleSet.Common(
        asked.getKey(), asked.getValue(), choice("severity", severity, Severity.values()));
  }

  /** A number of transactions. */
  int count(String name, int byDefault) {
    return integer(name, byDefault, 1, MAX_COUNT);
  }

  /** A window of event time. */
  Duration window(String name, Duration byDefault) {
    return duration(name, byDefault, Duration.ofSeconds(1), Duration.ofHours(1));
  }

  Duration coolDown(Duration byDefault, Duration window) {
    return coolDown(byDefault, window, MAX_EPISODES_PER_WINDOW);
  }

  /**
   * The cool-down. One transaction that comes out of order can begin an episode in each cool-down
   * of its window; all are committed at once, and a commit takes only so many alerts.
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
    return value(
        name,
        byDefault,
        "a whole number from " + least + " to " + most,
        text -> {
          var number = Integer.parseInt(text);
          require(number >= least && number <= most);
          return number;
        });
  }

  BigDecimal decimal(String name, String byDefault, String least, String most) {
    return value(
        name,
        new BigDecimal(byDefault),
        "a number from " + least + " to " + most,
        text -> {
          var number = exact(text);
          require(
              number.compareTo(new BigDecimal(least)) >= 0
                  && number.compareTo(new BigDecimal(most)) <= 0);
          return number;
        });
  }

  Duration duration(String name, Duration byDefault, Duration least, Duration most) {
    return value(
        name,
        byDefault,
        "an ISO-8601 duration from " + least + " to " + most + ", such as " + byDefault,
        text -> {
          var duration = Duration.parse(text);
          require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
          return duration;
        });
  }

  <E extends Enum<E>> E choice(String name, E byDefault, E[] choices) {
    var names =
        Arrays.stream(choices)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return value(name, byDefault, "one of " + names, text -> choiceOf(text, choices));
  }

  private static <E extends Enum<E>> E choiceOf(String text, E[] choices) {
    return Arrays.stream(choices)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  /** {@code {"default":"500.00","JPY":"75000"}}: an amount for each currency. */
  Amounts amounts(String name, String byDefault) {
    var object = object(name);
    var otherwise = object.money("default", new BigDecimal(byDefault));
    var currencies = new HashMap<String, BigDecimal>();
    for (var currency : List.copyOf(object.unread.keySet())) {
      if (CURRENCIES.contains(currency)) {
        currencies.put(currency, object.money(currency, otherwise));
      }
    }
    return new Amounts(otherwise, currencies);
  }

  private BigDecimal money(String name, BigDecimal byDefault) {
    return value(
        name,
        byDefault,
        "an amount from 0 to " + MAX_MONEY + ", such as \"500.00\"",
        text -> {
          var amount = exact(text);
          require(amount.signum() >= 0 && amount.compareTo(MAX_MONEY) <= 0);
          return amount;
        });
  }

  // Bounded before it is computed with: 1e999999999 is a short text.
  private static BigDecimal exact(String text) {
    require(text.length() <= MAX_NUMBER_LENGTH && !text.contains("e") && !text.contains("E"));
    var number = new BigDecimal(text);
    require(number.scale() <= MAX_DECIMALS);
    return number;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }

  private <T> T value(String name, T byDefault, String wanted, Parse<T> parse) {
    var found = unread.remove(name);
    if (found == null) {
      return byDefault;
    }
    try {
      if (found instanceof String text) {
        return parse.apply(text);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(pathOf(name) + " is \"" + found + "\"; give " + wanted);
      return byDefault;
    }
    problems.add(pathOf(name) + " is of the wrong kind; give " + wanted);
    return byDefault;
  }

  /** Adds a problem for every member, here and below, that was never asked for. */
  void refuseUnread() {
    unread.keySet().forEach(name -> problems.add(pathOf(name) + " is not known" + known()));
    objects.values().forEach(RuleDocument::refuseUnread);
  }

  private String known() {
    return objects.isEmpty() ? "" : "; known are " + String.join(", ", objects.keySet());
  }

  @FunctionalInterface
  private interface Parse<T> {
    T apply(String text);
  }
}
