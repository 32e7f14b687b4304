package org.caselli.fax.domain.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps bytes, content-addressed within an account and counted by reference: {@link #put} stores
 * without a reference, {@link #retain} and {@link #release} count within the caller's transaction,
 * and what nobody refers to is erased by {@link #eraseUnreferenced}. Thread-safe.
 */
public interface BlobStore {
  /**
   * Stores the content of a file, in chunks, outside any transaction of the caller; a document of
   * the same content is not stored twice. Durable when it returns.
   */
  Document put(UUID account, Path content, String mediaType) throws IOException;

  /** The record of a document of this account. */
  Optional<Document> find(UUID account, UUID id);

  /** The bytes from {@code offset} on; the caller closes the stream. Chunks are read as needed. */
  InputStream open(Document document, long offset);

  /** Whether as many bytes are there as the record says; cheap, no byte is read. */
  boolean isWhole(Document document);

  /** Whether the bytes that are there are those that were stored: all of them are read. */
  boolean isIntact(Document document) throws IOException;

  /**
   * Stores the bytes of a document again that is not intact.
   *
   * @throws IllegalArgumentException when {@code content} is not what was stored
   */
  void repair(Document document, Path content) throws IOException;

  /** One more reference; within the caller's transaction. */
  default void retain(UUID id) {
    retain(id, 1);
  }

  /** So many more references; within the caller's transaction. */
  void retain(UUID id, int references);

  /** One reference less; within the caller's transaction. */
  void release(UUID id);

  /** Erases what has no reference and was stored more than an hour ago; returns how many. */
  int eraseUnreferenced(int most);
}
