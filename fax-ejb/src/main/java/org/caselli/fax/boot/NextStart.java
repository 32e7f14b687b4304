package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that WildFly must know before it opens its ports, long before there is a database: they
 * are written to {@code start.properties} in the data directory whenever they have changed, and
 * given to the next start of this node as system properties. What nobody gave is not written, so
 * that the operator's own properties hold.
 */
@ApplicationScoped
class NextStart {
  static final String FILE = "start.properties";

  private static final Logger log = LoggerFactory.getLogger(NextStart.class);
  private static final Map<String, SettingKey<Integer>> PROPERTIES = properties();

  private final Path file;
  private final Settings settings;
  private String written = "";

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NextStart() {
    this.file = Path.of(FILE);
    this.settings = null;
  }

  @Inject
  NextStart(Bootstrap bootstrap, Settings settings) {
    this(bootstrap.data(), settings);
  }

  NextStart(Path data, Settings settings) {
    this.file = data.resolve(FILE);
    this.settings = settings;
  }

  private static Map<String, SettingKey<Integer>> properties() {
    Map<String, SettingKey<Integer>> properties = new LinkedHashMap<>();
    properties.put("caselli.file.proxy.port", FaxSettings.PORT);
    properties.put("caselli.file.proxy.workers", FaxSettings.FILE_PROXY_THREADS);
    return properties;
  }

  /** Tells the operator what this start did not know yet: another node changed it meanwhile. */
  void compare() {
    given()
        .forEach(
            (property, value) -> {
              String now = System.getProperty(property, preset(property));
              if (!now.equals(value)) {
                log.warn(
                    "The setting {} is {}, but this node was started with {}: start it again",
                    PROPERTIES.get(property).name(),
                    value,
                    now);
              }
            });
  }

  private static String preset(String property) {
    return String.valueOf(PROPERTIES.get(property).fallback());
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    var values = settings.given(SettingScope.SYSTEM, new UUID(0, 0));
    PROPERTIES.forEach(
        (property, key) -> {
          if (values.containsKey(key.name())) {
            given.put(property, String.valueOf(settings.system().get(key)));
          }
        });
    return given;
  }

  /** Writes what has changed. Called again and again. */
  synchronized void write() {
    String text =
        given().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
            .collect(Collectors.joining());
    if (text.equals(written) && Files.exists(file)) {
      return;
    }
    try {
      Path fresh = Files.createTempFile(file.getParent(), FILE, ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written = text;
    } catch (IOException e) {
      throw new UncheckedIOException("The settings of the next start cannot be written", e);
    }
  }
}
