package org.caselli.fax.web.repeat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.TreeMap;
import org.caselli.fax.domain.document.Sha256;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;

/** What a request asks for, as a hash: the same for the same request with another token. */
final class RequestBody {
  private static final String TOKEN = "auth_token";

  private RequestBody() {}

  /**
   * SHA-256 over method, address and body, which is there again for the resource.
   *
   * @return empty for a body that is too long, which the resource will say
   */
  static Optional<String> hash(ContainerRequestContext request) throws IOException {
    InputStream stream = request.getEntityStream();
    byte[] body = stream.readNBytes(JsonBody.LIMIT + 1);
    request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(body), stream));
    if (body.length > JsonBody.LIMIT) {
      return Optional.empty();
    }
    MessageDigest sha256 = Sha256.begun();
    add(sha256, request.getMethod());
    add(sha256, request.getUriInfo().getPath());
    new TreeMap<>(request.getUriInfo().getQueryParameters())
        .forEach((name, values) -> add(sha256, name.equals(TOKEN) ? "" : name + "=" + values));
    sha256.update(withoutToken(body));
    return Optional.of(Sha256.ended(sha256));
  }

  private static byte[] withoutToken(byte[] body) {
    try {
      ObjectNode envelope = Json.parse(body);
      envelope.remove(TOKEN);
      return Json.bytes(envelope);
    } catch (FaxException e) {
      return body;
    }
  }

  private static void add(MessageDigest sha256, String text) {
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
  }
}
