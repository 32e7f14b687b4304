package org.caselli.fax.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.fax.FaxOptions.Source;

/** Fetches documents from memory. Thread-safe. */
public final class FakeFetcher implements DocumentFetcher {
  private static final Map<String, String> EXTENSIONS =
      Map.of("pdf", "application/pdf", "tif", "image/tiff", "tiff", "image/tiff");

  private final Map<String, Offer> offers = new ConcurrentHashMap<>();
  private final Map<String, FetchFailure> failures = new ConcurrentHashMap<>();

  private volatile Optional<Limits> lastLimits = Optional.empty();

  private record Offer(String mediaType, byte[] content) {}

  /** From now on this is found at {@code url}. */
  public FakeFetcher offers(String url, String mediaType, byte[] content) {
    failures.remove(url);
    offers.put(url, new Offer(mediaType, content.clone()));
    return this;
  }

  /** From now on fetching {@code url} fails like this. */
  public FakeFetcher fails(String url, String sentence, boolean permanent) {
    failures.put(url, new FetchFailure(sentence, permanent));
    return this;
  }

  /** The limits of the last fetch. */
  public Optional<Limits> lastLimits() {
    return lastLimits;
  }

  @Override
  public Fetched fetch(Source source, Path target, Limits limits) throws FetchFailure {
    if (!source.url().matches("https?://.*")) {
      throw new FetchFailure("The document must be at http:// or https://.", true);
    }
    lastLimits = Optional.of(limits);
    FetchFailure failure = failures.get(source.url());
    if (failure != null) {
      throw failure;
    }
    Offer offer = offers.get(source.url());
    if (offer == null) {
      throw new FetchFailure("There is no document at " + source.url() + ".", true);
    }
    if (offer.content().length > limits.maxBytes()) {
      throw new FetchFailure("It is larger than " + limits.maxBytes() + " bytes.", true);
    }
    try {
      Files.write(target, offer.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Fetched(target, type(source.url(), offer), offer.content().length);
  }

  private static String type(String url, Offer offer) {
    String extension = url.substring(url.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return offer.mediaType().equals("application/octet-stream")
        ? EXTENSIONS.getOrDefault(extension, offer.mediaType())
        : offer.mediaType();
  }
}
