package org.caselli.fax.app.dispatch;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.caselli.fax.port.Wakeups;

/** Keeps wake-ups until the test acts on them. Thread-safe. */
public final class RecordingWakeups implements Wakeups {
  public final LinkedBlockingQueue<UUID> dispatches = new LinkedBlockingQueue<>();
  public final List<UUID> preparations = new CopyOnWriteArrayList<>();
  public final List<UUID> notices = new CopyOnWriteArrayList<>();

  @Override
  public void prepare(UUID job, UUID account) {
    preparations.add(job);
  }

  @Override
  public void dispatch(UUID account) {
    dispatches.add(account);
  }

  @Override
  public void dispatchLater(UUID account) {
    dispatches.add(account);
  }

  @Override
  public void notice(UUID notice) {
    notices.add(notice);
  }

  @Override
  public void close() {}
}
