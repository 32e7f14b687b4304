package org.caselli.fax.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes HTTP clients that connect to addresses which were checked before, and to no other: the name
 * is not resolved again, so that a name server cannot answer differently the second time (DNS
 * rebinding). They keep no cookies, follow no redirects, use no proxy, decode nothing and try once.
 */
final class PinnedClients {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private PinnedClients() {}

  /**
   * A client for one host.
   *
   * @param time limit of the fetch, which its deadline keeps; a server that is silent for some
   *     seconds longer is given up even so
   */
  static CloseableHttpClient clientFor(String host, InetAddress[] addresses, Duration time) {
    Duration connect = time.compareTo(LONGEST_CONNECT) < 0 ? time : LONGEST_CONNECT;
    Timeout quiet = Timeout.of(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Pinned(host, addresses))
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(HttpTerms.trust()))
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(HttpTerms.limits())
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                    .setSocketTimeout(quiet)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(quiet)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent(HttpTerms.USER_AGENT)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private record Pinned(String host, InetAddress[] addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String name) throws UnknownHostException {
      if (!name.equalsIgnoreCase(host)) {
        throw new UnknownHostException(name);
      }
      return addresses.clone();
    }

    @Override
    public String resolveCanonicalHostname(String name) {
      return name;
    }
  }
}
