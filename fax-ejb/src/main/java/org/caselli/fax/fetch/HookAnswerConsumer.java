package org.caselli.fax.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes a receiver's answer in: its status, how long it wants to be left alone, and the beginning
 * of its body. What is longer than anybody needs is not read to its end. For one answer; on one
 * thread at a time.
 */
final class HookAnswerConsumer implements AsyncResponseConsumer<HookAnswerConsumer.Answer> {
  private static final int EXCERPT = 1_000;
  private static final int MOST_READ = 64 * 1024;

  private final ByteBuffer beginning = ByteBuffer.allocate(EXCERPT);
  private final Instant now;
  private final Consumer<Answer> whenTooLong;
  private @Nullable FutureCallback<Answer> callback;
  private int status;
  private Optional<Duration> retryAfter = Optional.empty();
  private long read;

  /** What came. */
  record Answer(int status, String excerpt, Optional<Duration> retryAfter) {}

  /**
   * A consumer of one answer.
   *
   * @param now to which a date in it is compared
   * @param whenTooLong takes the answer when the rest of it is not read
   */
  HookAnswerConsumer(Instant now, Consumer<Answer> whenTooLong) {
    this.now = now;
    this.whenTooLong = whenTooLong;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Answer> result) {
    status = response.getCode();
    Header header = response.getFirstHeader("Retry-After");
    retryAfter = header == null ? Optional.empty() : pause(header.getValue());
    callback = result;
    if (entity == null) {
      result.completed(answer());
    }
  }

  private Optional<Duration> pause(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String value = text.strip();
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return Optional.ofNullable(DateUtils.parseStandardDate(value))
        .map(date -> Duration.between(now, date))
        .filter(pause -> !pause.isNegative());
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws java.io.IOException {
    channel.update(MOST_READ);
  }

  @Override
  public void consume(ByteBuffer source) {
    read += source.remaining();
    while (source.hasRemaining() && beginning.hasRemaining()) {
      beginning.put(source.get());
    }
    source.position(source.limit());
    if (read > MOST_READ) {
      whenTooLong.accept(answer());
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    if (callback != null) {
      callback.completed(answer());
    }
  }

  /** Without what a database cannot keep and a console should not print. */
  private Answer answer() {
    String text = new String(beginning.array(), 0, beginning.position(), StandardCharsets.UTF_8);
    return new Answer(status, text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), retryAfter);
  }

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}
}
