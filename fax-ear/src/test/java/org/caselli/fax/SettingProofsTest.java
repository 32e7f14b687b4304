package org.caselli.fax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingsCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every setting has a test that changes it and sees something else happen, named in {@code
 * setting-proofs.txt}; or says itself that nothing reads it yet.
 */
class SettingProofsTest {
  private static final Path CHECKOUT = Path.of("..");

  /** One line of the list. */
  record Proof(String key, String type, String method) {
    static Proof of(String line) {
      String[] words = line.split(" ");
      return new Proof(words[0], words[1], words[2]);
    }

    @Override
    public String toString() {
      return key;
    }
  }

  static List<Proof> proofs() throws IOException {
    try (InputStream in = SettingProofsTest.class.getResourceAsStream("setting-proofs.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Proof::of).toList();
    }
  }

  @Test
  void every_setting_that_claims_an_effect_has_a_proof_and_no_other() throws IOException {
    List<String> claimed =
        SettingsCatalogue.all().stream()
            .filter(key -> !key.effect().isAwaited())
            .<String>map(SettingKey::name)
            .toList();

    assertThat(proofs())
        .as("lines of setting-proofs.txt")
        .extracting(Proof::key)
        .containsExactlyInAnyOrderElementsOf(claimed);
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void the_proof_is_a_test_that_gives_the_setting(Proof proof) throws IOException {
    String source = source(proof.type());
    Matcher method = Pattern.compile("\\bvoid " + proof.method() + "\\(").matcher(source);
    assertThat(method.find()).as(proof.type() + "#" + proof.method()).isTrue();
    String annotations = source.substring(Math.max(0, method.start() - 400), method.start());
    int next = source.indexOf("Test\n", method.end());
    String body = source.substring(method.start(), next < 0 ? source.length() : next);

    assertThat(annotations).contains("Test\n");
    assertThat(annotations + body).contains(proof.key());
  }

  private static String source(String type) throws IOException {
    for (String module : List.of("fax-jpa", "fax-ejb", "fax-web", "fax-ear")) {
      Path tests = CHECKOUT.resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(tests)) {
        var found = files.filter(file -> file.endsWith(type + ".java")).findFirst();
        if (found.isPresent()) {
          return Files.readString(found.get());
        }
      }
    }
    throw new AssertionError("There is no test " + type);
  }

  /** What the catalogue says of itself is what an operator reads. */
  @Test
  void what_nothing_reads_yet_says_so_in_the_documentation() throws IOException {
    String document = Files.readString(CHECKOUT.resolve("docs/settings.md"));
    List<SettingKey<?>> awaited =
        SettingsCatalogue.all().stream()
            .<SettingKey<?>>map(key -> key)
            .filter(key -> key.effect().isAwaited())
            .toList();

    assertThat(awaited)
        .allSatisfy(
            key ->
                assertThat(
                        document.lines().filter(line -> line.startsWith("| `" + key.name() + "`")))
                    .singleElement()
                    .asString()
                    .contains("no effect yet: comes with " + key.effect().awaits()));
  }
}
