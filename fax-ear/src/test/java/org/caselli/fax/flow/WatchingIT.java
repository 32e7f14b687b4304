package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see on the management port: metrics and health, without a login. */
@ExtendWith(FaxServer.class)
class WatchingIT {
  private static final Path CHECKOUT =
      Path.of(System.getProperty("fax.checkout", "..")).toAbsolutePath().normalize();
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:fax|jvm|process|system)_[a-z0-9_]+\\b");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final FaxServer.Running running;

  WatchingIT(FaxServer.Running running) {
    this.running = running;
  }

  @Test
  void a_delivered_fax_is_counted_with_its_pages_and_stages() {
    FaxClient account = running.newAccount("counted");
    double faxes = value("fax_faxes_ended_total{cause=\"delivered\",outcome=\"delivered\"}");
    double pages = value("fax_pages_sent_total");
    double sends = value("fax_stage_seconds_count{stage=\"send\"}");
    double conversions = value("fax_conversion_seconds_count{result=\"done\"}");

    account.ended(account.send(Documents.pdf("counted", 2), "+15005550000", Map.of()));

    Awaiting.value(
        "the fax in the metrics",
        () -> value("fax_faxes_ended_total{cause=\"delivered\",outcome=\"delivered\"}"),
        now -> now > faxes);
    assertThat(value("fax_pages_sent_total")).isGreaterThanOrEqualTo(pages + 2);
    assertThat(value("fax_stage_seconds_count{stage=\"send\"}")).isGreaterThan(sends);
    assertThat(value("fax_conversion_seconds_count{result=\"done\"}")).isGreaterThan(conversions);
    assertThat(value("fax_requests_seconds_count{method=\"PUT\",route=\"faxes\",status=\"202\"}"))
        .isPositive();
  }

  @Test
  void what_the_server_stands_on_is_up() {
    assertThat(value("fax_database_up")).isEqualTo(1);
    assertThat(value("fax_broker_up")).isEqualTo(1);
    assertThat(value("fax_switch_up{switch=\"sandbox\"}")).isEqualTo(1);
    assertThat(value("fax_mail_open")).isEqualTo(1);
    assertThat(value("fax_mails_total{result=\"refused\"}")).isNotNegative();
    assertThat(value("fax_dead_letters")).isNotNegative();
    assertThat(value("fax_disk_free_bytes{place=\"journal\"}")).isPositive();
    assertThat(value("fax_jobs{state=\"pending\"}")).isNotNegative();
  }

  @Test
  void every_check_of_health_has_its_name() {
    assertThat(checks("live")).containsKey("calls");
    assertThat(checks("started")).containsKey("caselli-fax");
    Map<String, JsonNode> ready = checks("ready");
    assertThat(ready).containsKeys("database", "disk", "broker", "engine", "tools", "mail");
    assertThat(ready.get("disk").path("data").path("limit_bytes").asLong()).isPositive();
    assertThat(ready.get("mail").path("data").path("open").asBoolean()).isTrue();
    assertThat(ready.get("engine").path("data").path("switch sandbox").asText()).startsWith("up");
  }

  @Test
  void too_little_disk_makes_the_node_not_ready_and_refuse_faxes() {
    FaxClient client = running.client();
    client.systemSetting("disk_free_limit", 1L << 40);
    try {
      Awaiting.value(
          "the node not ready", () -> get("/health/ready").statusCode(), status -> status == 503);
      Answer refused =
          client.submit(Documents.pdf("no room", 1), "mixed", "+15005550000", Map.of());
      assertThat(refused.status()).isEqualTo(507);
      assertThat(refused.header("Retry-After")).isEqualTo("60");
    } finally {
      client.systemSetting("disk_free_limit", null);
    }
    Awaiting.value(
        "the node ready", () -> get("/health/ready").statusCode(), status -> status == 200);
  }

  @Test
  void the_table_of_metrics_is_complete() throws IOException {
    String text = section("Watching", Files.readString(CHECKOUT.resolve("docs/operations.md")));
    Set<String> told =
        Pattern.compile("^\\| `(fax_[a-z_]+)`", Pattern.MULTILINE)
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown =
        Pattern.compile("^# HELP (fax_[a-z_]+) ", Pattern.MULTILINE)
            .matcher(metrics())
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.endsWith("_max"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(shown);
  }

  /** What stands below a heading of the second order. */
  private static String section(String heading, String text) {
    int begin = text.indexOf("\n## " + heading + "\n");
    int end = text.indexOf("\n## ", begin + 1);
    return text.substring(begin, end);
  }

  @Test
  void dashboard_and_alerts_ask_for_metrics_that_there_are() throws IOException {
    Set<String> shown =
        Pattern.compile("^([a-z0-9_]+)(?:\\{| )", Pattern.MULTILINE)
            .matcher(metrics())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    Path dashboards = CHECKOUT.resolve("wildfly-config/dashboards");
    JsonNode dashboard = JSON.readTree(dashboards.resolve("caselli-fax.json").toFile());
    assertThat(dashboard.path("panels")).isNotEmpty();
    String rules = Files.readString(dashboards.resolve("alerts.yml"));

    assertThat(names(dashboard.findValuesAsText("expr").toString())).isSubsetOf(shown);
    assertThat(names(rules.replaceAll("(?m)^ +(summary|action): .*$", ""))).isSubsetOf(shown);
  }

  private static Set<String> names(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private double value(String series) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(series.startsWith("fax_requests") ? 0.0 : Double.NaN);
  }

  private String metrics() {
    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    return answer.body();
  }

  private Map<String, JsonNode> checks(String kind) {
    try {
      JsonNode answer = JSON.readTree(get("/health/" + kind).body());
      assertThat(answer.path("status").asText()).isEqualTo("UP");
      return answer.path("checks").findParents("name").stream()
          .collect(Collectors.toMap(check -> check.path("name").asText(), check -> check));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path) {
    URI address = running.server().management().resolve(path);
    try {
      return http.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
