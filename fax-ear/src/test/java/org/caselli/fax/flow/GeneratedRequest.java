package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.flow.Contract.Operation;

/**
 * A request to an operation, good or hostile, the same for the same seed.
 *
 * @param type of the body; empty for none
 */
record GeneratedRequest(
    String method, String path, Map<String, String> headers, String type, byte[] body) {
  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
  private static final String BOUNDARY = "generated";

  private static final List<String> BAD_IDS =
      List.of(
          "0",
          "%00",
          "%2e%2e%2f",
          "a".repeat(300),
          "%F0%9F%93%A0",
          "%27%20or%201=1",
          "outgoing",
          "%C3%28",
          ";a=b",
          "-1",
          "202611-");

  private static final List<String> ACCEPTED =
      List.of(
          "",
          "application/problem+json",
          "text/html",
          "*/*;q=0",
          "image/png",
          "image/tiff, */*;q=0.1",
          "a",
          "application/json;q=x, ;;,");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json; charset=utf-8",
          "application/json",
          "",
          "application/x-www-form-urlencoded",
          "text/plain",
          "multipart/form-data",
          "multipart/mixed; boundary=",
          "application/pdf",
          "*/*",
          "nonsense");

  /** Makes the request. */
  static GeneratedRequest of(Operation operation, Tenant tenant, long seed) {
    return new Making(operation, tenant, new Random(seed)).request();
  }

  /** The request for a client to send. */
  HttpRequest.Builder on(FaxClient client, String token) {
    HttpRequest.Builder request =
        client
            .request(path)
            .header("X-Auth-Token", token)
            .method(
                method,
                type.isEmpty() && body.length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return type.isEmpty() ? request : request.header("Content-Type", type);
  }

  @Override
  public String toString() {
    String text = new String(body, UTF_8);
    return method
        + " "
        + path
        + " "
        + headers
        + " "
        + type
        + " "
        + text.substring(0, Math.min(text.length(), 2000));
  }

  /** One request in the making. */
  private static final class Making {
    private final Operation operation;
    private final Tenant tenant;
    private final Random random;
    private final GeneratedValues values;

    Making(Operation operation, Tenant tenant, Random random) {
      this.operation = operation;
      this.tenant = tenant;
      this.random = random;
      this.values = new GeneratedValues(random);
    }

    GeneratedRequest request() {
      String method = operation.method().toUpperCase(Locale.ROOT);
      String address = path() + query();
      Map<String, String> headers = headers();
      if (operation.body().isEmpty() && !values.chance(5)) {
        return new GeneratedRequest(method, address, headers, "", new byte[0]);
      }
      boolean multipart =
          operation.description().at("/requestBody/content").has("multipart/form-data");
      if (multipart && values.chance(40)) {
        String type = values.any(List.of("multipart/form-data", "multipart/mixed"));
        return new GeneratedRequest(
            method, address, headers, type + "; boundary=" + BOUNDARY, parts());
      }
      String type = values.chance(85) ? "application/json" : values.any(TYPES);
      return new GeneratedRequest(method, address, headers, type, values.written(envelope()));
    }

    private String path() {
      Matcher name = NAME.matcher(operation.path());
      return name.replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
    }

    private String id(String name) {
      int luck = random.nextInt(100);
      if (luck < (operation.method().equals("delete") && !name.equals("account") ? 5 : 75)) {
        return tenant.ids().getOrDefault(name, "0".repeat(32)).replace("+", "%2B");
      }
      return luck < 90
          ? new UUID(random.nextLong(), random.nextLong()).toString()
          : values.any(BAD_IDS);
    }

    private String query() {
      StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
      operation
          .description()
          .path("parameters")
          .forEach(
              given -> {
                JsonNode parameter = Contract.document().resolved(given);
                if (parameter.path("in").asText().equals("query") && values.chance(40)) {
                  query.add(parameter.path("name").asText() + "=" + encoded(value(parameter)));
                }
              });
      if (values.chance(10)) {
        query.add("filter_" + random.nextInt(9) + "=" + encoded(values.hostile().asText()));
      }
      return query.toString();
    }

    private String value(JsonNode parameter) {
      JsonNode fitting = values.fitting(parameter.path("schema"));
      return (values.chance(70) ? fitting : values.hostile()).asText();
    }

    /** Short enough for a request line. */
    private static String encoded(String text) {
      return URLEncoder.encode(text.substring(0, Math.min(text.length(), 500)), UTF_8);
    }

    private Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      if (values.chance(30)) {
        headers.put("Accept", values.any(ACCEPTED));
      }
      if (values.chance(10)) {
        headers.put("If-None-Match", values.any(List.of("*", "\"x\"", "W/\"y\", z", ",,")));
      }
      if (values.chance(10)) {
        headers.put(
            "Range", values.any(List.of("bytes=0-", "bytes=9-1", "bytes=-0", "lines=1", "x")));
      }
      if (values.chance(10)) {
        headers.put("Idempotency-Key", values.any(List.of("", "k", "x".repeat(600), "a b")));
      }
      if (values.chance(10)) {
        headers.put("X-Request-Id", values.any(List.of("ok-1", "not ok", "x".repeat(200))));
      }
      return headers;
    }

    private JsonNode envelope() {
      JsonNode schema = operation.body().orElseGet(JsonNodeFactory.instance::objectNode);
      JsonNode good = values.fitting(schema);
      return values.chance(50) ? values.spoilt(good) : good;
    }

    private byte[] parts() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      part(out, "application/json", values.written(envelope()));
      if (values.chance(80)) {
        part(out, values.any(List.of("text/plain", "application/pdf", "image/tiff", "x")), text());
      }
      out.writeBytes(
          (values.chance(90) ? "--" + BOUNDARY + "--\r\n" : "--" + BOUNDARY).getBytes(UTF_8));
      return out.toByteArray();
    }

    private byte[] text() {
      return ("Dear reader " + random.nextInt(3)).getBytes(UTF_8);
    }

    private static void part(ByteArrayOutputStream out, String type, byte[] content) {
      out.writeBytes(("--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\n\r\n").getBytes(UTF_8));
      out.writeBytes(content);
      out.writeBytes("\r\n".getBytes(UTF_8));
    }
  }
}
