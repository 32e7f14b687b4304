import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The client behind {@code ./fax send}, {@code token}, {@code account} and {@code setting}. The
 * script launches this one file from its source; it needs nothing but a JDK 17.
 *
 * <p>Arguments: the server's URL, the file with the API key, the local server's data directory
 * (empty for a remote server), the command and the command's own arguments. Exit status: 0 done, 1
 * refused or failed, 2 wrong usage, 3 server not reached.
 */
final class FaxClient {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final String UNSET = " is not set here; what applies is in docs/settings.md";

  private final Server server;
  private final Optional<Path> data;

  private FaxClient(Server server, Optional<Path> data) {
    this.server = server;
    this.data = data;
  }

  public static void main(String[] arguments) throws InterruptedException {
    int status;
    try {
      var data =
          arguments[2].isEmpty() ? Optional.<Path>empty() : Optional.of(Path.of(arguments[2]));
      var keyFile = Path.of(arguments[1]);
      if (!Files.isReadable(keyFile)) {
        throw new WrongUsage("cannot read the API key file " + keyFile);
      }
      var key = Files.readString(keyFile).strip();
      var client = new FaxClient(new Server(arguments[0], key), data);
      var rest = List.of(arguments).subList(4, arguments.length);
      status = client.run(arguments[3], new Words(rest));
    } catch (WrongUsage e) {
      System.err.println("fax: " + e.getMessage() + "; see ./fax help");
      status = 2;
    } catch (Refused e) {
      System.err.println("fax: " + e.getMessage());
      status = 1;
    } catch (Unreachable e) {
      System.err.println("fax: " + e.getMessage());
      status = 3;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("fax: " + e);
      status = 2;
    }
    System.exit(status);
  }

  private int run(String command, Words words) throws InterruptedException, IOException {
    switch (command) {
      case "send":
        return send(words);
      case "token":
        words.end();
        System.out.println(server.login().token());
        return 0;
      case "account":
        words.end();
        System.out.println(server.login().account());
        return 0;
      case "setting":
        return setting(words);
      case "pending-jobs":
        return jobs(words, "state=pending");
      case "active-jobs":
        return jobs(words, "state=processing");
      case "account-jobs":
        return jobsOf(words, "account_id", "an account");
      case "faxbox-jobs":
        return jobsOf(words, "faxbox_id", "a faxbox");
      case "restart-job":
        return update(words, Optional.of("pending"));
      case "cancel-job":
        return update(words, Optional.of("cancelled"));
      case "update-job":
        return update(words, Optional.empty());
      default:
        throw new WrongUsage("unknown command " + command);
    }
  }

  private int send(Words words) throws InterruptedException, IOException {
    var to = words.option("--to");
    var from = words.option("--from");
    var faxbox = words.option("--faxbox");
    var wait = words.flag("--wait");
    var file = Path.of(words.next().orElseThrow(() -> new WrongUsage("send needs a file")));
    words.end();
    if (to.isEmpty()) {
      throw new WrongUsage("send needs --to NUMBER");
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongUsage("cannot read " + file);
    }
    var job = new LinkedHashMap<String, Object>();
    job.put("to_number", to.get());
    if (from.isPresent() || faxbox.isEmpty()) {
      job.put("from_number", from.isPresent() ? from.get() : defaultFrom());
    }
    var account = "/accounts/" + server.login().account();
    var faxes = account + "/faxes";
    // A faxbox fills in its own number, name and attempts for faxes that are sent through it.
    var entrance = faxbox.map(id -> account + "/faxboxes/" + id + "/faxes").orElse(faxes);
    var accepted = server.sendDocument(entrance, Json.write(Map.of("data", job)), file);
    var id =
        accepted.text("id").orElseThrow(() -> new Refused("the answer has no id: " + accepted));
    System.out.println("accepted " + id);
    return wait ? follow(faxes, id) : 0;
  }

  /** The number that the account sends from when nobody says otherwise. */
  private String defaultFrom() throws InterruptedException, IOException {
    var kept = data.map(directory -> directory.resolve("from-number"));
    if (kept.isPresent() && Files.isReadable(kept.get())) {
      return Files.readString(kept.get()).strip();
    }
    return server
        .get("/accounts/" + server.login().account())
        .flatMap(account -> account.text("default_from"))
        .orElseThrow(() -> new WrongUsage("the account has no number of its own: give --from"));
  }

  /** Prints a line whenever something has changed, until the fax has ended. */
  private int follow(String faxes, String id) throws InterruptedException {
    var last = "";
    while (true) {
      var fax =
          server
              .get(faxes + "/outgoing/" + id)
              .or(() -> server.get(faxes + "/outbox/" + id))
              .orElseThrow(() -> new Refused("the server no longer knows fax " + id));
      var line = progress(fax);
      if (!line.equals(last)) {
        System.out.println(line);
        last = line;
      }
      switch (fax.text("status").orElse("")) {
        case "completed":
          return 0;
        case "failed":
        case "cancelled":
          System.err.println("fax: not delivered: " + reason(fax));
          return 1;
        default:
          Thread.sleep(POLL.toMillis());
      }
    }
  }

  private static String progress(Fields fax) {
    var line = new StringBuilder(fax.text("status").orElse("?"));
    fax.text("attempts")
        .filter(attempt -> !attempt.equals("0"))
        .ifPresent(
            attempt ->
                line.append(", attempt ")
                    .append(attempt)
                    .append(fax.text("retries").map(most -> " of " + most).orElse("")));
    if (fax.text("status").filter("processing"::equals).isPresent()) {
      fax.text("stage").ifPresent(s -> line.append(", ").append(s.toLowerCase(Locale.ROOT)));
    }
    fax.text("page")
        .filter(page -> !page.equals("0"))
        .ifPresent(
            page ->
                line.append(", page ")
                    .append(page)
                    .append(fax.text("pages").map(all -> " of " + all).orElse("")));
    return line.toString();
  }

  private static String reason(Fields fax) {
    var result = fax.fields("tx_result");
    var told =
        List.of(
            fax.text("reason"),
            result.flatMap(r -> r.text("result_text")),
            result.flatMap(r -> r.text("result_cause")),
            result.flatMap(r -> r.text("result_code")).map(code -> "code " + code));
    var words =
        told.stream().flatMap(Optional::stream).distinct().collect(Collectors.joining(", "));
    return words.isEmpty() ? fax.text("status").orElse("unknown") : words;
  }

  private int jobsOf(Words words, String field, String what) {
    var json = words.flag("--json");
    var limit = words.option("--limit").orElse("50");
    var id = words.next().orElseThrow(() -> new WrongUsage("name " + what));
    var state = words.next().orElse("pending");
    words.end();
    return jobs(json, limit, field + "=" + word(id) + "&state=" + word(state));
  }

  private int jobs(Words words, String query) {
    var json = words.flag("--json");
    var limit = words.option("--limit").orElse("50");
    words.end();
    return jobs(json, limit, query);
  }

  private int jobs(boolean asJson, String limit, String query) {
    var path = "/maintenance/jobs?" + query + "&page_size=" + word(limit);
    var jobs = server.list(path);
    if (asJson) {
      System.out.println(Json.write(jobs));
      return 0;
    }
    var active = query.equals("state=processing");
    var rows = new ArrayList<List<String>>();
    var head = List.of("Job", "Date", active ? "Node" : "State", "Account", "Faxbox", "From", "To");
    rows.add(new ArrayList<>(head));
    rows.get(0).add("Tries");
    for (var each : jobs) {
      @SuppressWarnings("unchecked")
      var job = new Fields((Map<String, Object>) each);
      rows.add(row(job, active));
    }
    print(rows);
    return 0;
  }

  private static List<String> row(Fields job, boolean active) {
    return List.of(
        job.text("id").orElse(""),
        job.text("date").map(FaxClient::localTime).orElse(""),
        job.text(active ? "node" : "status").orElse(""),
        job.text("account_id").orElse(""),
        job.text("faxbox_id").orElse("(none)"),
        job.text("from").orElse(""),
        job.text("to").orElse(""),
        job.text("attempts").orElse("0") + "/" + job.text("retries").orElse("0"));
  }

  /** The server counts seconds since the year 0. */
  private static String localTime(String gregorianSeconds) {
    var since1970 = Long.parseLong(gregorianSeconds) - 62_167_219_200L;
    return Instant.ofEpochSecond(since1970)
        .atZone(ZoneId.systemDefault())
        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
  }

  private static void print(List<List<String>> rows) {
    var columns = rows.get(0).size();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int at = column;
        int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
        line.append(("%-" + width + "s").formatted(row.get(column))).append("  ");
      }
      System.out.println(line.toString().stripTrailing());
    }
  }

  private int update(Words words, Optional<String> given) {
    var job = words.next().orElseThrow(() -> new WrongUsage("name a job"));
    var state = given.or(words::next).orElseThrow(() -> new WrongUsage("name a state"));
    words.end();
    var body = Json.write(Map.of("data", Map.of("status", state)));
    server.call(
        "POST",
        "/maintenance/jobs/" + word(job),
        BodyPublishers.ofString(body),
        "application/json");
    System.out.println(job + " -> " + state);
    return 0;
  }

  private static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private int setting(Words words) throws InterruptedException {
    var ofAccount = words.flag("--account");
    var faxbox = words.option("--faxbox");
    var all = words.flag("--all");
    var key = words.next();
    var value = words.next();
    words.end();
    if (ofAccount && faxbox.isPresent()) {
      throw new WrongUsage("setting takes --account or --faxbox, not both");
    }
    var path = settingsPath(ofAccount, faxbox);
    if (value.isPresent()) {
      var change = Map.of("data", Map.of(key.orElseThrow(), Json.lenient(value.get())));
      server.call("PATCH", path, BodyPublishers.ofString(Json.write(change)), "application/json");
    }
    if (all || (key.isPresent() && value.isEmpty())) {
      return inForce(path, key);
    }
    var answer = server.get(path).orElseThrow(() -> new Refused("there are no such settings"));
    var settings = new LinkedHashMap<>(answer.fields("default").orElse(answer).map());
    settings.remove("id");
    if (key.isPresent()) {
      boolean unset = !settings.containsKey(key.get());
      System.out.println(key.get() + (unset ? UNSET : " = " + Json.write(settings.get(key.get()))));
      return 0;
    }
    settings.forEach((name, each) -> System.out.println(name + " = " + Json.write(each)));
    if (settings.isEmpty()) {
      System.out.println("Nothing is set here; what applies is in docs/settings.md");
    }
    return 0;
  }

  /** Prints what holds and which scope says so, of one setting or of all. */
  private int inForce(String path, Optional<String> key) {
    var settings =
        server
            .get(path + "?effective=true")
            .orElseThrow(() -> new Refused("there are no such settings"))
            .map();
    if (key.isPresent() && !settings.containsKey(key.get())) {
      throw new Refused("there is no setting " + key.get() + " here");
    }
    settings.forEach(
        (name, each) -> {
          if (each instanceof Map<?, ?> held && key.map(name::equals).orElse(true)) {
            System.out.println(
                name + " = " + Json.write(held.get("value")) + "  (" + held.get("origin") + ")");
          }
        });
    return 0;
  }

  private String settingsPath(boolean ofAccount, Optional<String> faxbox) {
    if (!ofAccount && faxbox.isEmpty()) {
      return "/system_configs/fax";
    }
    var account = "/accounts/" + server.login().account();
    return account + faxbox.map(id -> "/faxboxes/" + id).orElse("") + "/configs/fax";
  }

  /** A server and who we are to it. Logs in when first asked, and again when the token is stale. */
  private static final class Server {
    private static final String BOUNDARY = "caselli-fax-part-5c1f0b7e94";

    /** By ending; what a JDK knows of them differs from one system to the next. */
    private static final Map<String, String> MEDIA_TYPES = mediaTypes();

    private final HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String root;
    private final String key;
    private Optional<Login> login = Optional.empty();

    Server(String url, String key) {
      this.root = url.replaceAll("/+(v2/*)?$", "") + "/v2";
      this.key = key;
    }

    Login login() {
      if (login.isEmpty()) {
        var body = BodyPublishers.ofString(Json.write(Map.of("data", Map.of("api_key", key))));
        var answer = exchange("PUT", "/api_auth", body, "application/json", Optional.empty());
        if (answer.statusCode() == 401) {
          throw new Refused("the server does not know this API key");
        }
        var envelope = accepted(answer);
        login =
            Optional.of(
                new Login(
                    envelope.text("auth_token").orElseThrow(() -> new Refused("no auth token")),
                    envelope
                        .fields("data")
                        .flatMap(data -> data.text("account_id"))
                        .orElseThrow(() -> new Refused("no account id"))));
      }
      return login.get();
    }

    /** Empty when there is nothing at the path. */
    Optional<Fields> get(String path) {
      var answer = withLogin("GET", path, BodyPublishers.noBody(), "application/json");
      return answer.statusCode() == 404 ? Optional.empty() : accepted(answer).fields("data");
    }

    /** The items of a list. */
    List<?> list(String path) {
      var answer = withLogin("GET", path, BodyPublishers.noBody(), "application/json");
      return accepted(answer).map().get("data") instanceof List<?> list ? list : List.of();
    }

    Fields call(String method, String path, BodyPublisher body, String type) {
      return accepted(withLogin(method, path, body, type))
          .fields("data")
          .orElse(new Fields(Map.of()));
    }

    /** Streams the file, so that a large one needs no memory. */
    Fields sendDocument(String path, String json, Path file) throws IOException {
      var start =
          "--%s\r\nContent-Type: application/json\r\n\r\n%s\r\n--%s\r\nContent-Type: %s\r\n\r\n"
              .formatted(BOUNDARY, json, BOUNDARY, mediaType(file));
      var body =
          BodyPublishers.concat(
              BodyPublishers.ofString(start),
              BodyPublishers.ofFile(file),
              BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
      return call("PUT", path, body, "multipart/mixed; boundary=" + BOUNDARY);
    }

    private static Map<String, String> mediaTypes() {
      var types = new LinkedHashMap<String, String>();
      for (var each : "gif bmp webp jp2 heic heif avif png tiff jpeg".split(" ")) {
        types.put(each, "image/" + each);
      }
      types.put("jpg", "image/jpeg");
      types.put("tif", "image/tiff");
      types.put("pdf", "application/pdf");
      types.put("txt", "text/plain");
      types.put("csv", "text/csv");
      types.put("html", "text/html");
      types.put("htm", "text/html");
      types.put("rtf", "application/rtf");
      types.put("doc", "application/msword");
      types.put("xls", "application/vnd.ms-excel");
      types.put("ppt", "application/vnd.ms-powerpoint");
      var openXml = "application/vnd.openxmlformats-officedocument.";
      types.put("docx", openXml + "wordprocessingml.document");
      types.put("xlsx", openXml + "spreadsheetml.sheet");
      types.put("pptx", openXml + "presentationml.presentation");
      var openDocument = "application/vnd.oasis.opendocument.";
      types.put("odt", openDocument + "text");
      types.put("ods", openDocument + "spreadsheet");
      types.put("odp", openDocument + "presentation");
      types.put("odg", openDocument + "graphics");
      return types;
    }

    private static String mediaType(Path file) throws IOException {
      var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      var known = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return Objects.requireNonNullElseGet(
          known != null ? known : Files.probeContentType(file), () -> "application/octet-stream");
    }

    private HttpResponse<String> withLogin(
        String method, String path, BodyPublisher body, String type) {
      var answer = exchange(method, path, body, type, Optional.of(login().token()));
      if (answer.statusCode() == 401) {
        login = Optional.empty();
        answer = exchange(method, path, body, type, Optional.of(login().token()));
      }
      return answer;
    }

    private HttpResponse<String> exchange(
        String method, String path, BodyPublisher body, String type, Optional<String> token) {
      try {
        var request =
            HttpRequest.newBuilder(URI.create(root + path))
                .method(method, body)
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", type)
                .header("Accept", "application/json");
        token.ifPresent(each -> request.header("X-Auth-Token", each));
        return http.send(request.build(), BodyHandlers.ofString());
      } catch (IllegalArgumentException e) {
        throw new WrongUsage("not a server's URL: " + root);
      } catch (IOException e) {
        throw new Unreachable("no answer from " + root + " (is the server running?)", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unreachable("interrupted", e);
      }
    }

    private static Fields accepted(HttpResponse<String> answer) {
      Fields envelope;
      try {
        envelope = new Fields(Json.object(answer.body()));
      } catch (IllegalArgumentException e) {
        throw new Refused(
            "%s answered %d and no JSON".formatted(answer.uri(), answer.statusCode()));
      }
      if (answer.statusCode() / 100 != 2) {
        throw new Refused(
            "the server answered %d %s %s"
                .formatted(
                    answer.statusCode(),
                    envelope.text("message").orElse(""),
                    envelope.map().containsKey("data")
                        ? Json.write(envelope.map().get("data"))
                        : ""));
      }
      return envelope;
    }
  }

  private record Login(String token, String account) {}

  /** A JSON object, asked for fields that may be missing. */
  private record Fields(Map<String, Object> map) {
    Optional<String> text(String name) {
      return Optional.ofNullable(map.get(name))
          .filter(value -> !(value instanceof Map || value instanceof List || value == Json.NULL))
          .map(Object::toString)
          .filter(text -> !text.isEmpty());
    }

    @SuppressWarnings("unchecked")
    Optional<Fields> fields(String name) {
      return map.get(name) instanceof Map<?, ?> inner
          ? Optional.of(new Fields((Map<String, Object>) inner))
          : Optional.empty();
    }
  }

  /** The command's own arguments, taken out one by one. */
  private static final class Words {
    private final List<String> left;

    Words(List<String> words) {
      this.left = new ArrayList<>(words);
    }

    Optional<String> option(String name) {
      int at = left.indexOf(name);
      if (at < 0) {
        return Optional.empty();
      }
      left.remove(at);
      if (at >= left.size()) {
        throw new WrongUsage(name + " needs a value");
      }
      return Optional.of(left.remove(at));
    }

    boolean flag(String name) {
      return left.remove(name);
    }

    Optional<String> next() {
      if (left.isEmpty()) {
        return Optional.empty();
      }
      if (left.get(0).startsWith("--")) {
        throw new WrongUsage("unknown option " + left.get(0));
      }
      return Optional.of(left.remove(0));
    }

    void end() {
      if (!left.isEmpty()) {
        throw new WrongUsage("what is " + left.get(0) + "?");
      }
    }
  }

  private static final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
      super(message);
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Exception cause) {
      super(message, cause);
    }
  }
}

/** RFC 8259, as much of it as a client needs. Numbers are {@link BigDecimal}. */
final class Json {
  static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    var json = new Json(text);
    var value = json.value();
    json.space();
    if (json.at < text.length()) {
      throw json.wrong();
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(String text) {
    if (parse(text) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("not an object");
  }

  /** What a person typed: JSON when it is JSON, else the text itself. */
  static Object lenient(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  static String write(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(each -> write(each.getKey().toString()) + ":" + write(each.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Iterable<?> list) {
      var parts = new ArrayList<String>();
      list.forEach(each -> parts.add(write(each)));
      return "[" + String.join(",", parts) + "]";
    }
    return value instanceof String string ? quote(string) : value.toString();
  }

  private static String quote(String string) {
    var out = new StringBuilder("\"");
    for (Iterator<Integer> chars = string.chars().iterator(); chars.hasNext(); ) {
      int c = chars.next();
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted(c));
      } else {
        out.append((char) c);
      }
    }
    return out.append('"').toString();
  }

  private Object value() {
    space();
    switch (peek()) {
      case '{':
        return map();
      case '[':
        return list();
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", NULL);
      default:
        return number();
    }
  }

  private Map<String, Object> map() {
    var map = new LinkedHashMap<String, Object>();
    at++;
    if (skip('}')) {
      return map;
    }
    do {
      space();
      var name = string();
      if (!skip(':')) {
        throw wrong();
      }
      map.put(name, value());
    } while (skip(','));
    if (!skip('}')) {
      throw wrong();
    }
    return map;
  }

  private List<Object> list() {
    var list = new ArrayList<>();
    at++;
    if (skip(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (skip(','));
    if (!skip(']')) {
      throw wrong();
    }
    return list;
  }

  private String string() {
    if (peek() != '"') {
      throw wrong();
    }
    at++;
    var out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    switch (c) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        if (at + 4 > text.length()) {
          throw wrong();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      default:
        return c;
    }
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return new BigDecimal(text.substring(start, at));
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean skip(char c) {
    space();
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not JSON at character " + at);
  }
}
