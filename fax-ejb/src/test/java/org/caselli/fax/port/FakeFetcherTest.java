package org.caselli.fax.port;

import java.util.List;

class FakeFetcherTest implements DocumentFetcherContract {
  private final FakeFetcher fetcher = new FakeFetcher();

  @Override
  public DocumentFetcher fetcher() {
    return fetcher;
  }

  @Override
  public String offered(String name, String mediaType, byte[] content) {
    String url = "https://files.example/" + name;
    fetcher.offers(url, mediaType, content);
    return url;
  }

  @Override
  public String missing() {
    return "https://files.example/missing";
  }

  @Override
  public List<String> allowed() {
    return List.of();
  }
}
