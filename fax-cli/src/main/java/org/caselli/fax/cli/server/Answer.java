package org.caselli.fax.cli.server;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An answer of the server, with the whole body in memory. */
record Answer(HttpResponse<byte[]> response) {

  int status() {
    return response.statusCode();
  }

  FaxFile faxFile() {
    return new FaxFile(
        response.body(), (int) response.headers().firstValueAsLong("Fax-Pages").orElse(0));
  }

  /**
   * The envelope of an answer that is none but a success.
   *
   * @throws RefusedException otherwise
   */
  Fields accepted() {
    Fields envelope = envelope();
    if (!isSuccess()) {
      throw new RefusedException(Refusal.sentence(status(), envelope));
    }
    return envelope;
  }

  boolean isSuccess() {
    return status() / 100 == 2;
  }

  private Fields envelope() {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    try {
      Object parsed = JsonText.parse(text);
      if (parsed != null) {
        return Fields.of(parsed);
      }
    } catch (IOException e) {
      // Told below, with where it came from.
    }
    throw new RefusedException(
        "%s answered %d and no JSON: this is no fax server".formatted(response.uri(), status()));
  }
}
