package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every third-party document is converted or refused as the corpus' manifest expects. */
@Tag("corpus")
class CorpusTest {

  private static final Duration SLOW = Duration.ofSeconds(10);

  /** Others give a blank page, as the contents are lost; a blank fax would pass for a sent one. */
  private static final Map<String, Reason> KNOWN_REFUSALS =
      Map.of("qpdf__bad25.pdf", Reason.DAMAGED);

  private final Conversions converter = new Conversions(ConversionLimits.defaults());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"pdf, 9", "tiff, 4", "image, 2"})
  @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void documents_convert_or_are_refused_as_expected(String set, int oneOf) {
    Optional<Corpus> corpus = Corpus.find();
    assumeThat(corpus).as("the corpus, found through FAX_CORPUS; skipped without it").isPresent();
    List<Corpus.Document> documents = corpus.orElseThrow().documents(set + "/");
    boolean all = Boolean.getBoolean("corpus.all");
    List<String> misses = new ArrayList<>();
    int run = 0;

    for (int i = 0; i < documents.size(); i++) {
      Corpus.Document document = documents.get(i);
      if (all || i % oneOf == 0 || document.synthetic() && set.equals("tiff")) {
        run++;
        judge(document).ifPresent(misses::add);
      }
    }

    System.out.printf(
        "%s: %d documents of %d, %d misses%n", set, run, documents.size(), misses.size());
    assertThat(misses).isEmpty();
  }

  private Optional<String> judge(Corpus.Document document) {
    Path target = folder.resolve("fax.tif");
    String name = document.file().getFileName().toString();
    long start = System.nanoTime();
    String outcome;
    boolean right;
    try {
      FaxImageResult result =
          converter.toFaxTiff(document.file(), document.mediaType(), target, Optional.empty());
      outcome = result.pages() + " pages";
      right = !document.expectation().startsWith("reject") && sound(target, result);
    } catch (UnreadableDocumentException e) {
      outcome = e.reason() + ": " + e.getMessage() + " (" + e.getCause() + ")";
      boolean expected =
          !document.expectation().equals("convertible") || KNOWN_REFUSALS.get(name) == e.reason();
      right = expected && !Files.exists(target);
    } catch (IOException | RuntimeException e) {
      outcome = e.toString();
      right = false;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (took.compareTo(SLOW) > 0) {
      System.out.printf("slow: %s took %d ms%n", name, took.toMillis());
    }
    return right
        ? Optional.empty()
        : Optional.of(name + " [" + document.expectation() + "] -> " + outcome);
  }

  /** The file says what the result says, and its last page decodes. */
  private boolean sound(Path target, FaxImageResult result)
      throws UnreadableDocumentException, IOException {
    FaxImageResult inspected = converter.inspect(target);
    return inspected.shapes().equals(result.shapes())
        && inspected.bytes() == result.bytes()
        && converter.page(target, result.pages()).getWidth() == 1728;
  }
}
