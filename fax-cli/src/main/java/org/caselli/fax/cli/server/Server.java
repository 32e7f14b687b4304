package org.caselli.fax.cli.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server and who we are to it. Signs in when first needed, and again when the token is stale.
 * Every method waits for the answer; a refusal is a {@link RefusedException}, silence an {@link
 * UnreachableException}. For one thread.
 */
public final class Server {
  /** As many as the server puts on a page of a list. */
  private static final int PAGE = 1000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String root;
  private final String key;
  private Optional<Login> login = Optional.empty();

  /**
   * A server that has not been asked yet.
   *
   * @param url with or without {@code /v2}
   */
  public Server(String url, String key) {
    this.root = url.replaceAll("/+(v2/*)?$", "") + "/v2";
    this.key = key;
  }

  /** Who we are, once signed in. */
  public Login login() {
    if (login.isEmpty()) {
      Request request = Request.of("PUT", "/api_auth").json(Map.of("data", Map.of("api_key", key)));
      Answer answer = exchange(request, Optional.empty());
      if (answer.status() == 401) {
        throw new RefusedException("the server does not know this API key");
      }
      Fields envelope = answer.accepted();
      login =
          Optional.of(
              new Login(
                  envelope.text("auth_token").orElseThrow(() -> missing("auth token")),
                  envelope
                      .fields("data")
                      .text("account_id")
                      .orElseThrow(() -> missing("account id"))));
    }
    return login.get();
  }

  private static RefusedException missing(String what) {
    return new RefusedException("the server's answer has no " + what);
  }

  /** What is at a path; empty when there is nothing. */
  public Optional<Fields> get(String path) {
    Answer answer = signedIn(Request.of("GET", path));
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(answer.accepted().fields("data"));
  }

  /**
   * The first elements of a list, as many as wanted, from as many pages as it takes.
   *
   * @param path may have a query
   */
  public Listing list(String path, int limit) {
    List<Fields> found = new ArrayList<>();
    String start = "";
    do {
      String page =
          path
              + (path.contains("?") ? "&" : "?")
              + "page_size="
              + Math.min(PAGE, limit - found.size());
      Fields envelope = signedIn(Request.of("GET", page + start)).accepted();
      found.addAll(envelope.list("data"));
      start = envelope.text("next_start_key").map(next -> "&start_key=" + word(next)).orElse("");
    } while (!start.isEmpty() && found.size() < limit);
    return new Listing(found, !start.isEmpty());
  }

  /** Sends {@code data} as JSON; returns the {@code data} of the answer. */
  public Fields call(String method, String path, Map<String, ?> data) {
    return signedIn(Request.of(method, path).json(Map.of("data", data))).accepted().fields("data");
  }

  /** The same, for an answer that is a list. */
  public List<Fields> callForList(String method, String path, Map<String, ?> data) {
    return signedIn(Request.of(method, path).json(Map.of("data", data))).accepted().list("data");
  }

  /** Sends a request of any kind; returns the {@code data} of the answer. */
  public Fields send(Request request) {
    return signedIn(request).accepted().fields("data");
  }

  /** Sends a request that is answered with a fax as a file. */
  public FaxFile faxFile(Request request) {
    Answer answer = signedIn(request);
    if (!answer.isSuccess()) {
      answer.accepted();
    }
    return answer.faxFile();
  }

  private Answer signedIn(Request request) {
    Answer answer = exchange(request, Optional.of(login().token()));
    if (answer.status() == 401) {
      login = Optional.empty();
      answer = exchange(request, Optional.of(login().token()));
    }
    return answer;
  }

  private Answer exchange(Request wanted, Optional<String> token) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(root + wanted.path()))
              .method(wanted.method(), wanted.body())
              .timeout(Duration.ofMinutes(5))
              .header("Accept", "application/json, */*;q=0.5");
      wanted.headers().forEach(request::header);
      token.ifPresent(each -> request.header("X-Auth-Token", each));
      return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException("not a server's URL: " + root, e);
    } catch (IOException e) {
      throw new UnreachableException("no answer from " + root + " (is the server running?)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted", e);
    }
  }

  /** A word as it may stand in a path or a query. */
  public static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
