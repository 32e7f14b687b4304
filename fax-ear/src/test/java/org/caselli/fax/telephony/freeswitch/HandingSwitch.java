package org.caselli.fax.telephony.freeswitch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.inbound.CallingSwitch;
import org.caselli.fax.telephony.freeswitch.inbound.RecordedHandOver;

/**
 * A stand-in for a FreeSWITCH that hands calls over as recorded, has the received files on a disk
 * of its own, and really uploads them by HTTP PUT when it is asked to, over whichever connection.
 */
public final class HandingSwitch extends FetchingSwitch {
  private static final String FAILED = "-ERR http_put Command not found!\n";
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, byte[]> disk = new ConcurrentHashMap<>();
  private final List<String> uploads = new CopyOnWriteArrayList<>();
  private final List<CallingSwitch> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Semaphore uploading = new Semaphore(Integer.MAX_VALUE);

  /** A call that it has handed over. */
  public final class HandedCall {
    private final CallId id;
    private final CallingSwitch line;

    private HandedCall(CallId id, CallingSwitch line) {
      this.id = id;
      this.line = line;
    }

    /** Id of its fax, 32 hex digits. */
    public String fax() {
      return id.toString().replace("-", "");
    }

    /** Whether the server has let go of it, within so many seconds. */
    public boolean isOver(int seconds) {
      return line.awaitClosed(seconds);
    }

    /** What the server had executed. */
    public List<String> executed() {
      return line.executed();
    }

    /** Whether a command with that in it comes within so many seconds. */
    public boolean awaitHeard(String part, int seconds) {
      return line.awaitHeard(part, seconds);
    }

    /** Cuts the line. */
    public void drop() {
      line.close();
    }

    /** Commands of the server to the channel, whole. */
    public List<String> heard() {
      return List.copyOf(line.heard);
    }
  }

  /**
   * Hands a call over.
   *
   * @param scenario name of the recording
   * @param number that is called
   * @param tiff what rxfax leaves on the disk; empty for nothing
   */
  public HandedCall call(InetSocketAddress server, String scenario, String number, byte[] tiff) {
    CallId id = new CallId(UUID.randomUUID());
    RecordedHandOver recorded =
        RecordedHandOver.named(scenario).with(id.toString(), text -> readdressed(text, number));
    CallingSwitch line =
        new CallingSwitch(recorded, server) {
          @Override
          public void executed(String command) {
            if (value(command, "execute-app-name").equals("rxfax") && tiff.length > 0) {
              disk.put(value(command, "execute-app-arg"), tiff);
            }
          }
        };
    line.onPut(this::put).onErase(this::erase).begin();
    calls.add(line);
    return new HandedCall(id, line);
  }

  private String readdressed(String text, String number) {
    return text.replaceAll("Core-UUID: \\S+", "Core-UUID: " + core)
        .replaceAll(
            "variable_sip_to_user: \\S+", "variable_sip_to_user: " + number.replace("+", "%2B"));
  }

  /** Refuses so many uploads, as it does when the address cannot be reached. */
  public void refuseUploads(int times) {
    refusals.set(times);
  }

  /** Lets no upload begin until {@link #goOn}. */
  public void holdUploads() {
    uploading.drainPermits();
  }

  /** Ends {@link #holdUploads}. */
  public void goOn() {
    uploading.release(Integer.MAX_VALUE / 2);
  }

  /** Addresses that it was told to upload to, in order. */
  public List<String> uploads() {
    return uploads;
  }

  /** Received files that it still has. */
  public int filesLeft() {
    return disk.size();
  }

  @Override
  String inBackground(String command) {
    String[] words = command.split(" ", 2);
    return switch (words[0]) {
      case "http_put" -> put(words[1]);
      case "bg_system" -> erase(words[1]);
      default -> super.inBackground(command);
    };
  }

  private String put(String words) {
    String[] addressAndFile = words.split(" ");
    uploads.add(addressAndFile[0]);
    byte[] file = disk.get(addressAndFile[1]);
    if (file == null || refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return FAILED;
    }
    try {
      uploading.acquire();
      uploading.release();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(addressAndFile[0]))
              .PUT(BodyPublishers.ofByteArray(file))
              .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status / HUNDRED == SUCCESS ? "+OK " + status + "\n" : FAILED;
    } catch (IOException e) {
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private String erase(String words) {
    disk.remove(words.replaceFirst("^rm -f ", ""));
    return "+OK\n";
  }

  @Override
  public void close() {
    calls.forEach(CallingSwitch::close);
    super.close();
  }
}
