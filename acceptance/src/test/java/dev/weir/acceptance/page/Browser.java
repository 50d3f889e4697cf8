package dev.weir.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium. A test that needs it on a machine without one is skipped, or fails if the
 * environment has {@code WEIR_REQUIRE_BROWSER}.
 */
public final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration MAX_WAIT = Duration.ofMinutes(3);
  private static final int TALLEST = 8_000;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one. */
  public static Browser open() {
    var browser = NAMES.stream().map(Browser::onPath).flatMap(Optional::stream).findFirst();
    var control = onPath("chromedriver");
    if (browser.isEmpty() || control.isEmpty()) {
      var lacks = "Chromium and chromedriver were not found (Debian: apt install chromium-driver)";
      if (System.getenv("WEIR_REQUIRE_BROWSER") != null) {
        throw new AssertionError(lacks);
      }
      abort(lacks);
    }
    var log = new LoggingPreferences();
    log.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--no-proxy-server",
        "--disable-gpu",
        "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", log);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(control.orElseThrow().toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Shows an address in a window of this size. */
  public void show(URI address, int width, int height) {
    resize(width, height);
    driver.get(address.toString());
  }

  void prefer(String colourScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
  }

  private void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Returns the value of an expression in the page. */
  public Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** Returns the value of an expression in the page, as texts. */
  @SuppressWarnings("unchecked")
  public List<String> texts(String expression) {
    return (List<String>) value(expression);
  }

  void run(String statement) {
    driver.executeScript(statement);
  }

  /** Types keys into what has the focus. */
  void press(String keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Waits until an expression is true in the page. */
  public void await(String expression) {
    new WebDriverWait(driver, MAX_WAIT)
        .withMessage(expression)
        .until(_ -> Boolean.TRUE.equals(value(expression)));
  }

  /** Returns all console messages above the level of information. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Takes a screenshot of the complete page, for people. */
  public Path picture(String name, int width) {
    var height = ((Number) value("document.documentElement.scrollHeight")).intValue();
    resize(width, Math.min(height, TALLEST));
    try {
      Files.createDirectories(SCREENSHOTS);
      var file = SCREENSHOTS.resolve(name + ".png");
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
      assertThat(file).isNotEmptyFile();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
