package org.caselli.fax.app.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.settings.SettingScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDocumentTest {
  private static final UUID ACCOUNT = new UUID(1, 1);

  @TempDir private Path directory;
  private final MoodyStore blobs = new MoodyStore();
  private final InMemorySettings settings = new InMemorySettings();
  private final List<Duration> pauses = new ArrayList<>();
  private final StoreDocument store = new StoreDocument(blobs, settings, pauses::add);
  private Path content;

  @BeforeEach
  void write() throws IOException {
    content = Files.writeString(directory.resolve("document"), "content");
  }

  @Test
  void what_is_stored_at_once_costs_no_pause() throws IOException {
    Document document = store.storeDocument(ACCOUNT, content, "text/plain");

    assertThat(document.mediaType()).isEqualTo("text/plain");
    assertThat(pauses).isEmpty();
    assertThat(blobs.puts).isEqualTo(1);
  }

  @Test
  void a_failure_is_tried_again_after_pauses_that_grow() throws IOException {
    blobs.refusals = 3;

    store.storeDocument(ACCOUNT, content, "text/plain");

    assertThat(blobs.puts).isEqualTo(4);
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
  }

  @Test
  void after_so_many_tries_as_the_setting_says_it_has_failed() {
    blobs.refusals = 100;
    settings.give(SettingScope.SYSTEM, ACCOUNT, Map.of("max_storage_retry", 2), "test");

    assertThatThrownBy(() -> store.storeDocument(ACCOUNT, content, "text/plain"))
        .isInstanceOf(IOException.class);

    assertThat(blobs.puts).isEqualTo(2);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void bytes_that_read_differently_are_written_again() throws IOException {
    blobs.lies = 1;

    store.storeDocument(ACCOUNT, content, "text/plain");

    assertThat(blobs.repairs).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void bytes_that_still_read_differently_are_a_failure() {
    blobs.lies = 100;

    assertThatThrownBy(() -> store.storeDocument(ACCOUNT, content, "text/plain"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("differently");

    assertThat(blobs.puts).as("tries").isEqualTo(5);
  }

  /** Refuses some documents, and forgets the bytes of some that it takes. */
  private static final class MoodyStore implements BlobStore {
    private int refusals;
    private int lies;
    private int puts;
    private int repairs;

    @Override
    public Document put(UUID account, Path content, String mediaType) throws IOException {
      puts++;
      if (refusals-- > 0) {
        throw new IOException("The disk is full");
      }
      return new Document(new UUID(2, 2), account, "0".repeat(64), mediaType, Files.size(content));
    }

    @Override
    public boolean isWhole(Document document) {
      return true;
    }

    @Override
    public boolean isIntact(Document document) {
      return lies-- <= 0;
    }

    @Override
    public void repair(Document document, Path content) {
      repairs++;
    }

    @Override
    public Optional<Document> find(UUID account, UUID id) {
      return Optional.empty();
    }

    @Override
    public InputStream open(Document document, long offset) {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public void retain(UUID id, int references) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release(UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int eraseUnreferenced(int most) {
      throw new UnsupportedOperationException();
    }
  }
}
