package org.caselli.fax.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;
import org.caselli.fax.port.DocumentFetcher.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link DocumentFetcher} does. */
public interface DocumentFetcherContract {
  /** The fetcher under test. */
  DocumentFetcher fetcher();

  /**
   * Puts a document where it can be fetched; returns its URL.
   *
   * @param name last part of the URL
   */
  String offered(String name, String mediaType, byte[] content);

  /** A URL where there is nothing. */
  String missing();

  /** What has to be allowed so that the offered documents can be reached. */
  List<String> allowed();

  /** A plain get. */
  static Source get(String url) {
    return new Source(url, "get", "", "", "", "");
  }

  private Limits limits(long maxBytes) {
    return new Limits(maxBytes, Duration.ofSeconds(30), allowed());
  }

  @Test
  default void a_document_is_fetched_into_the_file_with_its_type_and_size(@TempDir Path directory)
      throws Exception {
    Path target = directory.resolve("document");
    String url = offered("letter", "application/pdf", "%PDF-1.4 letter".getBytes(UTF_8));

    Fetched fetched = fetcher().fetch(get(url), target, limits(1000));

    assertThat(fetched).isEqualTo(new Fetched(target, "application/pdf", 15));
    assertThat(target).hasContent("%PDF-1.4 letter");
  }

  @Test
  default void what_the_file_held_before_is_gone(@TempDir Path directory) throws Exception {
    Path target = Files.writeString(directory.resolve("document"), "much longer than the new one");
    String url = offered("letter", "application/pdf", "short".getBytes(UTF_8));

    fetcher().fetch(get(url), target, limits(1000));

    assertThat(target).hasContent("short");
  }

  @Test
  default void a_type_that_says_nothing_gives_way_to_the_extension(@TempDir Path directory)
      throws Exception {
    String url = offered("letter.TIF", "application/octet-stream", "II*".getBytes(UTF_8));

    Fetched fetched = fetcher().fetch(get(url), directory.resolve("document"), limits(1000));

    assertThat(fetched.mediaType()).isEqualTo("image/tiff");
  }

  @Test
  default void a_document_of_exactly_the_limit_is_fetched(@TempDir Path directory)
      throws Exception {
    String url = offered("letter", "application/pdf", new byte[100]);

    Fetched fetched = fetcher().fetch(get(url), directory.resolve("document"), limits(100));

    assertThat(fetched.size()).isEqualTo(100);
  }

  @Test
  default void a_larger_document_is_a_permanent_failure(@TempDir Path directory)
      throws IOException {
    String url = offered("letter", "application/pdf", new byte[101]);

    FetchFailure failure = failure(url, directory, 100);

    assertThat(failure.isPermanent()).isTrue();
    assertThat(failure).hasMessageContaining("100 bytes");
  }

  @Test
  default void a_missing_document_is_a_permanent_failure(@TempDir Path directory) {
    assertThat(failure(missing(), directory, 100).isPermanent()).isTrue();
  }

  @Test
  default void only_http_and_https_are_fetched(@TempDir Path directory) {
    FetchFailure failure = failure("file:///etc/hostname", directory, 100);

    assertThat(failure.isPermanent()).isTrue();
    assertThat(failure).hasMessageContaining("http://");
  }

  private FetchFailure failure(String url, Path directory, long maxBytes) {
    return catchThrowableOfType(
        FetchFailure.class,
        () -> fetcher().fetch(get(url), directory.resolve("document"), limits(maxBytes)));
  }
}
