package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Puts files to the file proxy over HTTP. Thread-safe. */
public final class HttpFileUpload implements FileUpload {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final HttpClient client;
  private final URI fileProxy;

  public HttpFileUpload(HttpClient client, URI fileProxy) {
    this.client = client;
    this.fileProxy = fileProxy;
  }

  @Override
  public void put(String path, Path file) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(fileProxy.resolve(path))
            .timeout(PATIENCE)
            .PUT(BodyPublishers.ofFile(file))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
        throw new IOException(
            "The file proxy answers " + answer.statusCode() + ": " + answer.body().strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("The upload was interrupted");
      stopped.initCause(e);
      throw stopped;
    }
  }
}
