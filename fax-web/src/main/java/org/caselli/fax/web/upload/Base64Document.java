package org.caselli.fax.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * A part of type {@code application/base64}, as Kazoo takes it: base64, or a {@code data:} URL (RFC
 * 2397) that also names the media type.
 *
 * @param mediaType of the decoded document; {@code application/octet-stream} when nothing says
 * @param content decoded
 */
record Base64Document(String mediaType, InputStream content) {
  static final String MEDIA_TYPE = "application/base64";

  private static final String UNKNOWN = "application/octet-stream";
  private static final String SCHEME = "data:";
  private static final int MAX_PREFIX = 256;

  Base64Document {
    Objects.requireNonNull(mediaType);
    Objects.requireNonNull(content);
  }

  static Base64Document open(InputStream encoded) throws IOException {
    PushbackInputStream in = new PushbackInputStream(encoded, SCHEME.length());
    byte[] start = in.readNBytes(SCHEME.length());
    if (!new String(start, StandardCharsets.US_ASCII).equalsIgnoreCase(SCHEME)) {
      in.unread(start);
      return new Base64Document(UNKNOWN, Base64.getMimeDecoder().wrap(in));
    }
    StringBuilder prefix = new StringBuilder();
    for (int next = in.read(); next != ','; next = in.read()) {
      if (next < 0 || prefix.length() == MAX_PREFIX) {
        throw new FaxException(
            ProblemType.MALFORMED, "The data: prefix of the document never ends");
      }
      prefix.append((char) next);
    }
    String type = JsonBody.plain(prefix.toString());
    return new Base64Document(
        type.indexOf('/') > 0 ? type : UNKNOWN, Base64.getMimeDecoder().wrap(in));
  }
}
