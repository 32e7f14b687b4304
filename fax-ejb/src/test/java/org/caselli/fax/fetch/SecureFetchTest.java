package org.caselli.fax.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;
import org.caselli.fax.port.DocumentFetcher.Limits;
import org.caselli.fax.port.DocumentFetcherContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching by https from a server whose certificate names {@code files.example}. */
class SecureFetchTest {
  private static final char[] PASSWORD = "for-this-test".toCharArray();
  private static final Limits LIMITS =
      new Limits(1000, Duration.ofSeconds(30), List.of("127.0.0.1"));

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final AtomicInteger requests = new AtomicInteger();
  private final SSLContext before = defaultContext();
  private final GuardedFetcher fetcher =
      new GuardedFetcher(host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}, scheduler);

  @TempDir private Path directory;
  private HttpsServer server;
  private KeyStore keys;

  @BeforeEach
  void start() throws Exception {
    keys = selfSigned();
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write(new byte[4]);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    SSLContext.setDefault(before);
    server.stop(0);
    scheduler.shutdownNow();
  }

  private static SSLContext defaultContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore selfSigned() throws Exception {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=files.example",
                "-ext",
                "SAN=dns:files.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  /** The server's certificate is accepted from now on, and no other. */
  private void trustTheServer() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate(keys.aliases().nextElement()));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    SSLContext.setDefault(context);
  }

  private Fetched fetch(String host) throws FetchFailure {
    String url = "https://" + host + ":" + server.getAddress().getPort() + "/letter.pdf";
    return fetcher.fetch(DocumentFetcherContract.get(url), directory.resolve("document"), LIMITS);
  }

  @Test
  void the_name_of_the_url_is_what_the_certificate_must_prove() throws Exception {
    trustTheServer();

    assertThat(fetch("files.example").size()).isEqualTo(4);
    FetchFailure failure = catchThrowableOfType(FetchFailure.class, () -> fetch("other.example"));

    assertThat(failure.isPermanent()).isTrue();
    assertThat(failure).hasMessageContaining("No secure connection to other.example");
    assertThat(requests).hasValue(1);
  }

  @Test
  void a_certificate_of_nobody_we_know_is_refused() {
    FetchFailure failure = catchThrowableOfType(FetchFailure.class, () -> fetch("files.example"));

    assertThat(failure.isPermanent()).isTrue();
    assertThat(failure).hasMessageContaining("No secure connection to files.example");
    assertThat(requests).hasValue(0);
  }
}
