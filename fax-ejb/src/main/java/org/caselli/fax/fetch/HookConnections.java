package org.caselli.fax.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the client for webhooks: it keeps no cookies, follows no redirects, uses no proxy and tries
 * once. Connections are kept for a minute.
 */
final class HookConnections {
  private static final int MOST = 512;
  private static final int MOST_TO_ONE = 32;

  private HookConnections() {}

  /** The client, not started. */
  static CloseableHttpAsyncClient client(HostResolver resolver, ThreadFactory threads) {
    var connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setDnsResolver(new Guarded(resolver))
            .setTlsStrategy(new DefaultClientTlsStrategy(HttpTerms.trust()))
            .setDefaultTlsConfig(
                TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofSeconds(10))
                    .setSocketTimeout(Timeout.ofSeconds(65))
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .setMaxConnTotal(MOST)
            .setMaxConnPerRoute(MOST_TO_ONE)
            .build();
    return HttpAsyncClients.custom()
        .setConnectionManager(connections)
        .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
        .setHttp1Config(HttpTerms.limits())
        .setThreadFactory(threads)
        .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
        .setUserAgent(HttpTerms.USER_AGENT)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private record Guarded(HostResolver resolver) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return resolver.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
