package org.caselli.fax.faults.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.faults.ArrivedFax;
import org.caselli.fax.faults.Judge;
import org.caselli.fax.faults.Promise;
import org.caselli.fax.faults.ReportedFax;
import org.caselli.fax.faults.ReportedFax.Outcome;
import org.caselli.fax.faults.Verdict;
import org.caselli.fax.faults.telephone.CallHistory;
import org.caselli.fax.faults.telephone.PageDigests;

/**
 * What the judge gets: what was accepted, what the server says of it, and which pages there were,
 * by the papers that were handed in and not by what the server made of them.
 */
final class Evidence {
  private static final Patience FILES = new Patience(Duration.ofSeconds(30));

  /** The default, which the rows leave alone. */
  private static final AccountLimit MAX_OUTBOUND = new AccountLimit(10);

  private final AcceptedFaxes accepted;
  private final List<RestClient> clients;
  private final Map<List<Long>, List<String>> digests = new HashMap<>();

  Evidence(AcceptedFaxes accepted, List<RestClient> clients) {
    this.accepted = accepted;
    this.clients = List.copyOf(clients);
  }

  /** Lets the judge look at it. */
  Verdict judged(CallHistory history) throws IOException, InterruptedException {
    Judge judge = new Judge(history);
    Verdict sent = judge.sent(promises(), reports()).and(tooMany(history));
    boolean received = history.calls().stream().anyMatch(CallHistory.Call::inbound);
    return received ? sent.and(judge.received(arrived())) : sent;
  }

  private static Verdict tooMany(CallHistory history) {
    List<String> sins = MAX_OUTBOUND.broken(history.calls());
    return new Verdict(0, List.of(), sins, List.of(), List.of());
  }

  private List<Promise> promises() {
    return accepted.all().stream()
        .map(order -> new Promise(order.key(), order.to(), Optional.empty()))
        .toList();
  }

  private List<ReportedFax> reports() throws IOException, InterruptedException {
    Map<String, Order> byNumber = new HashMap<>();
    accepted.all().forEach(order -> byNumber.put(order.to(), order));
    List<ReportedFax> reports = new ArrayList<>();
    for (RestClient client : clients) {
      for (JsonNode fax : client.faxes("outgoing")) {
        reports.add(
            new ReportedFax(
                fax.path("id").asText(), fax.path("to").asText(), Outcome.OPEN, List.of()));
      }
      for (JsonNode fax : client.faxes("outbox")) {
        String number = fax.path("to_number").asText();
        List<String> pages = byNumber.containsKey(number) ? pages(byNumber.get(number)) : List.of();
        reports.add(new ReportedFax(fax.path("id").asText(), number, outcome(fax), pages));
      }
    }
    return reports;
  }

  private static Outcome outcome(JsonNode fax) {
    return switch (fax.path("status").asText()) {
      case "completed" -> Outcome.DELIVERED;
      case "failed" -> isUnknown(fax) ? Outcome.UNKNOWN : Outcome.FAILED;
      case "cancelled" -> Outcome.CANCELLED;
      default -> Outcome.OPEN;
    };
  }

  /** A switch that was killed may have forgotten how a call ended. */
  private static boolean isUnknown(JsonNode fax) {
    return fax.path("tx_result").path("result_cause").asText().equals("UNKNOWN");
  }

  private List<String> pages(Order order) throws IOException {
    List<Long> paper = List.of(order.seed(), (long) order.pages());
    List<String> known = digests.get(paper);
    if (known == null) {
      known = digests(order.document());
      digests.put(paper, known);
    }
    return known;
  }

  private static List<String> digests(byte[] tiff) throws IOException {
    Path file = Files.createTempFile("paper", ".tiff");
    try {
      Files.write(file, tiff);
      return PageDigests.of(file).stream().map(PageDigests.Page::digest).toList();
    } finally {
      Files.delete(file);
    }
  }

  private List<ArrivedFax> arrived() throws IOException, InterruptedException {
    List<ArrivedFax> arrived = new ArrayList<>();
    for (RestClient client : clients) {
      for (JsonNode fax : client.faxes("inbox")) {
        String id = fax.path("id").asText();
        arrived.add(new ArrivedFax(id, fax.path("to_number").asText(), received(client, id)));
      }
    }
    return arrived;
  }

  /** The file may come a little later than the fax. */
  private static List<String> received(RestClient client, String fax)
      throws IOException, InterruptedException {
    String path = client.account() + "/faxes/inbox/" + fax + "/attachment?format=original";
    List<String> pages = new ArrayList<>();
    FILES.until(() -> pages.addAll(digests(client.bytes(path))));
    return pages;
  }
}
