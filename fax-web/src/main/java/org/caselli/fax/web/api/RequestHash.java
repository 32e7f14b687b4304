package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.caselli.fax.domain.document.Sha256;
import org.caselli.fax.web.upload.ReceivedFile;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SubmissionReader.Place;
import org.caselli.fax.wire.WireId;

/** What a request says, as a hash by which it is known when it comes again. */
final class RequestHash {
  private RequestHash() {}

  /** SHA-256 over all that a submission says; the same for the same request. */
  static String of(Place place, ObjectNode data, List<ReceivedFile> files) {
    MessageDigest sha256 = Sha256.begun();
    add(sha256, WireId.of(place.account()));
    add(sha256, place.faxbox().map(WireId::of).orElse(""));
    add(sha256, place.owner().map(WireId::of).orElse(""));
    sha256.update(Json.bytes(data));
    for (ReceivedFile file : files) {
      add(sha256, file.mediaType());
      add(sha256, file.sha256());
    }
    return Sha256.ended(sha256);
  }

  /** SHA-256 over what is to be done and the data with it; the same for the same request. */
  static String of(String what, ObjectNode data) {
    MessageDigest sha256 = Sha256.begun();
    add(sha256, what);
    sha256.update(Json.bytes(data));
    return Sha256.ended(sha256);
  }

  private static void add(MessageDigest sha256, String text) {
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
  }
}
