package org.caselli.fax.app.cover;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * HTML with Mustache variables that becomes the page of a mail's text: {@code mail_cover_template}
 * of a faxbox, or ours. It reads the variables of {@link CoverLetter} and nothing else. Immutable.
 */
public final class CoverTemplate {
  private static final String FIELD = "mail_cover_template";
  private static final int SAMPLE_CHARACTERS = 1_000;

  /** So that no template makes a large page of a short text. */
  private static final int LONGEST_SAMPLE_PAGE = 100_000;

  private static final String OURS = ours();

  private final Template template;

  private CoverTemplate(Template template) {
    this.template = template;
  }

  /**
   * The template of a faxbox.
   *
   * @throws FaxException invalid, with what is wrong with its own
   */
  public static CoverTemplate of(FaxboxDocument box) {
    String source = box.text(FIELD).orElse(OURS);
    try {
      CoverTemplate made = new CoverTemplate(compiler().compile(source));
      if (made.page(CoverLetter.sample(SAMPLE_CHARACTERS)).length() > LONGEST_SAMPLE_PAGE) {
        throw invalid("The template repeats its variables too often");
      }
      return made;
    } catch (MustacheException | UnsupportedOperationException e) {
      throw invalid(
          "The template cannot be read: "
              + e.getMessage()
              + "; it may use the variables "
              + String.join(", ", CoverLetter.sample(1).values().keySet()));
    }
  }

  private static FaxException invalid(String sentence) {
    return FaxException.invalid(new Violation(FIELD, "invalid", sentence));
  }

  /** Looks into maps only, so that a template reaches no Java object. Values come escaped. */
  private static Mustache.Compiler compiler() {
    return Mustache.compiler()
        .withEscaper(value -> value)
        .emptyStringIsFalse(true)
        .strictSections(true)
        .withLoader(
            name -> {
              throw new UnsupportedOperationException("there is no template " + name);
            })
        .withCollector(
            new BasicCollector() {
              @Override
              public <K, V> Map<K, V> createFetcherCache() {
                return new ConcurrentHashMap<>();
              }
            });
  }

  /** The page, as HTML. */
  public String page(CoverLetter letter) {
    return template.execute(new LinkedHashMap<>(letter.values()));
  }

  private static String ours() {
    try (InputStream in = CoverTemplate.class.getResourceAsStream("/cover/mail.html")) {
      return new String(
          Objects.requireNonNull(in, "cover/mail.html").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
