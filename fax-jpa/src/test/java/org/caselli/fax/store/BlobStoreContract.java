package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.caselli.fax.domain.document.Document;
import org.junit.jupiter.api.Test;

interface BlobStoreContract extends StoreContract {
  @Test
  default void bytes_come_back_as_they_went_in_from_any_offset() throws IOException {
    Store store = store();
    UUID account = store.account();
    byte[] bytes = bytes(2 * ChunkRows.CHUNK + 17);

    Document document = put(store, account, bytes, "application/pdf");

    assertThat(document.size()).isEqualTo(bytes.length);
    assertThat(store.blobs.find(account, document.id())).contains(document);
    for (int offset : new int[] {0, 1, ChunkRows.CHUNK - 1, ChunkRows.CHUNK, 600_000}) {
      try (InputStream in = store.blobs.open(document, offset)) {
        byte[] expected = Arrays.copyOfRange(bytes, Math.min(offset, bytes.length), bytes.length);
        assertThat(in.readAllBytes()).as("from %d", offset).isEqualTo(expected);
      }
    }
  }

  @Test
  default void an_empty_document_is_a_document() throws IOException {
    Store store = store();
    UUID account = store.account();

    Document document = put(store, account, new byte[0], "text/plain");

    try (InputStream in = store.blobs.open(document, 0)) {
      assertThat(in.readAllBytes()).isEmpty();
    }
  }

  @Test
  default void the_same_content_is_stored_once_for_an_account_and_never_shared_between_two()
      throws IOException {
    Store store = store();
    UUID account = store.account();
    UUID other = store.account();
    byte[] bytes = bytes(100);

    Document first = put(store, account, bytes, "application/pdf");
    Document again = put(store, account, bytes, "application/pdf");
    Document asTiff = put(store, account, bytes, "image/tiff");
    Document others = put(store, other, bytes, "application/pdf");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(asTiff.id()).isNotEqualTo(first.id());
    assertThat(others.id()).isNotEqualTo(first.id());
    assertThat(store.blobs.find(other, first.id())).isEmpty();
  }

  @Test
  default void what_nobody_refers_to_is_erased_after_an_hour() throws IOException {
    Store store = store();
    UUID account = store.account();
    Document kept = put(store, account, bytes(10), "text/plain");
    Document left = put(store, account, bytes(11), "text/plain");
    Document once = put(store, account, bytes(12), "text/plain");
    store.tx.run(() -> store.blobs.retain(kept.id()));
    store.tx.run(() -> store.blobs.retain(once.id()));
    store.tx.run(() -> store.blobs.release(once.id()));

    store.blobs.eraseUnreferenced(1000);
    assertThat(store.blobs.find(account, left.id())).isPresent();
    store.clock.advance(Duration.ofMinutes(61));
    store.blobs.eraseUnreferenced(1000);

    assertThat(store.blobs.find(account, left.id())).isEmpty();
    assertThat(store.blobs.find(account, once.id())).isEmpty();
    assertThat(store.blobs.find(account, kept.id())).isPresent();
    assertThatThrownBy(() -> store.blobs.open(left, 0).read()).isInstanceOf(IOException.class);
  }

  @Test
  default void a_document_that_lost_a_chunk_is_noticed_and_repaired_by_its_content()
      throws IOException {
    Store store = store();
    UUID account = store.account();
    byte[] bytes = bytes(2 * ChunkRows.CHUNK + 5);
    Document document = put(store, account, bytes, "image/tiff");
    assertThat(store.blobs.isWhole(document)).isTrue();
    assertThat(store.blobs.isIntact(document)).isTrue();
    change(store, "delete from document_chunk where seq = 1 and document_id = ?1", document);

    assertThat(store.blobs.isWhole(document)).isFalse();
    assertThat(store.blobs.isIntact(document)).isFalse();

    repair(store, document, bytes);
    assertThat(store.blobs.isIntact(document)).isTrue();
    try (InputStream in = store.blobs.open(document, 0)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  default void altered_bytes_of_the_right_length_are_noticed_when_they_are_read()
      throws IOException {
    Store store = store();
    UUID account = store.account();
    Document document = put(store, account, bytes(4), "image/tiff");
    change(
        store,
        "update document_chunk set bytes = cast('\\x00000000' as bytea) where document_id = ?1",
        document);

    assertThat(store.blobs.isIntact(document)).isFalse();
    repair(store, document, bytes(4));
    assertThat(store.blobs.isIntact(document)).isTrue();
  }

  @Test
  default void a_document_is_not_repaired_with_something_else() throws IOException {
    Store store = store();
    UUID account = store.account();
    Document document = put(store, account, bytes(20), "image/tiff");

    assertThatThrownBy(() -> repair(store, document, bytes(21)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.blobs.isIntact(document)).isTrue();
  }

  @Test
  default void what_was_erased_cannot_be_retained() {
    Store store = store();

    assertThatThrownBy(() -> store.blobs.retain(UUID.randomUUID()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void a_reference_is_part_of_the_transaction_that_counts_it() throws IOException {
    Store store = store();
    UUID account = store.account();
    Document document = put(store, account, bytes(13), "text/plain");

    assertThatThrownBy(
            () ->
                store.tx.run(
                    () -> {
                      store.blobs.retain(document.id());
                      throw new IllegalArgumentException("rolled back");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    store.clock.advance(Duration.ofMinutes(61));
    store.blobs.eraseUnreferenced(1000);

    assertThat(store.blobs.find(account, document.id())).isEmpty();
  }

  private static void change(Store store, String sql, Document document) {
    store.tx.run(
        () ->
            store
                .tx
                .entityManager()
                .createNativeQuery(sql)
                .setParameter(1, document.id())
                .executeUpdate());
  }

  private static void repair(Store store, Document document, byte[] bytes) throws IOException {
    Path file = Files.createTempFile("blob", ".bin");
    try {
      Files.write(file, bytes);
      store.blobs.repair(document, file);
    } finally {
      Files.delete(file);
    }
  }

  private static Document put(Store store, UUID account, byte[] bytes, String type)
      throws IOException {
    Path file = Files.createTempFile("blob", ".bin");
    try {
      Files.write(file, bytes);
      return store.blobs.put(account, file, type);
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
