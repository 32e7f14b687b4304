package org.caselli.fax.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventSink;

/** A connection that remembers what went out on it; one that is stuck, or gone. */
final class RecordingSink implements EventSink {
  final List<LoggedEvent> events = new ArrayList<>();
  final List<End> ended = new ArrayList<>();
  boolean missed;
  boolean stuck;
  boolean gone;
  int beats;

  @Override
  public void begin(long position, boolean somethingMissed) {
    missed = somethingMissed;
  }

  @Override
  public CompletionStage<Void> send(List<LoggedEvent> all) {
    if (gone) {
      return CompletableFuture.failedFuture(new IllegalStateException("gone"));
    }
    events.addAll(all);
    return stuck ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> beat() {
    beats++;
    return gone
        ? CompletableFuture.failedFuture(new IllegalStateException("gone"))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public void end(End why) {
    ended.add(why);
  }

  List<Kind> kinds() {
    return events.stream().map(each -> each.event().kind()).toList();
  }
}
