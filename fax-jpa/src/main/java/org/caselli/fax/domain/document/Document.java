package org.caselli.fax.domain.document;

import java.util.Objects;
import java.util.UUID;

/**
 * Bytes that are kept for an account, as stored; never altered.
 *
 * @param sha256 of the bytes, 64 lower-case hex digits
 * @param mediaType for instance {@code application/pdf}
 * @param size in bytes
 */
public record Document(UUID id, UUID account, String sha256, String mediaType, long size) {
  public Document {
    Objects.requireNonNull(id);
    Objects.requireNonNull(account);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(mediaType);
  }
}
