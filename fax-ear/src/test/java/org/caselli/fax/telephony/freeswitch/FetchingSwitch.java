package org.caselli.fax.telephony.freeswitch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;

/**
 * A stand-in for a FreeSWITCH that really fetches the file over HTTP before it dials, as {@code
 * http_get} does, and whose calls do as the script of the dialled number says.
 */
public class FetchingSwitch extends ScriptedSwitch {
  private static final String FAILED = "-ERR http_get Command not found!\n";
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<byte[]> files = new CopyOnWriteArrayList<>();

  /** Password of its event socket. */
  public static String password() {
    return PASSWORD;
  }

  /** Where its event socket listens, as {@code host:port}. */
  public String listens() {
    SwitchAddress address = address("stand-in");
    return address.host() + ":" + address.port();
  }

  /** Calls to the number are delivered whole. */
  public void delivers(String number) {
    whenDialled(number, call -> call.deliver(true));
  }

  /** Calls to the number break off after a page; those that begin behind it are delivered. */
  public void breaksOffAfter(String number, int page) {
    whenDialled(
        number,
        call -> {
          if (startPages(number).get(startPages(number).size() - 1) >= page) {
            call.deliver(false);
          } else {
            call.ring().answer().negotiate(false).confirm(page);
            call.fail(49, "The call dropped prematurely");
          }
        });
  }

  /** 0-based pages with which the calls to a number began, in order. */
  public List<Integer> startPages(String number) {
    return originates.stream()
        .filter(command -> command.destination().endsWith(number))
        .map(SwitchParser::variables)
        .map(variables -> Integer.parseInt(variables.getOrDefault("fax_start_page", "0")))
        .toList();
  }

  /** Channel variables of the last call to a number. */
  public Map<String, String> variables(String number) {
    return originates.stream()
        .filter(command -> command.destination().endsWith(number))
        .reduce((first, second) -> second)
        .orElseThrow()
        .variables();
  }

  /** What it has fetched, in order. */
  public List<byte[]> files() {
    return files;
  }

  /** Goes away: connections are cut, and new ones closed at once. */
  public void goAway() {
    vanish();
  }

  /** Takes connections again. */
  public void returns() {
    comeBack();
  }

  /**
   * Modules are there, and the file proxy is really asked, as by {@code http_get} and {@code
   * http_put}.
   */
  @Override
  String api(Connection connection, String command) {
    String[] words = command.split(" ");
    return switch (words[0]) {
      case "module_exists" -> "true";
      case "http_get" ->
          status(HttpRequest.newBuilder(URI.create(words[1].replaceFirst("^\\{.*?}", "")))) == OK
              ? "/var/cache/probe.txt"
              : FAILED;
      case "http_put" ->
          status(
                      HttpRequest.newBuilder(URI.create(words[1]))
                          .PUT(HttpRequest.BodyPublishers.ofString("probe")))
                  == CREATED
              ? "+OK " + CREATED
              : FAILED;
      default -> super.api(connection, command);
    };
  }

  private int status(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  String fetched(String url) {
    try {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        return FAILED;
      }
      files.add(answer.body());
      return "/var/cache/pages-" + pages(answer.body()) + ".tiff";
    } catch (IOException | UnreadableDocumentException e) {
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static int pages(byte[] tiff) throws IOException, UnreadableDocumentException {
    Path file = Files.createTempFile("fetched", ".tiff");
    try {
      Files.write(file, tiff);
      return new DocumentConverter().inspect(file, ConversionLimits.defaults()).pages();
    } finally {
      Files.delete(file);
    }
  }
}
