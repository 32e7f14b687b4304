package org.caselli.fax.port;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Stage;

/** Keeps what was counted as one short sentence each. */
public final class RecordingMeasures implements Measures {
  private final List<String> facts = new CopyOnWriteArrayList<>();

  /** Everything so far, in order. */
  public List<String> facts() {
    return List.copyOf(facts);
  }

  /** Those that begin so. */
  public List<String> facts(String beginning) {
    return facts.stream().filter(fact -> fact.startsWith(beginning)).toList();
  }

  private void add(Object... words) {
    StringBuilder fact = new StringBuilder();
    for (Object word : words) {
      fact.append(fact.isEmpty() ? "" : " ")
          .append(Objects.toString(word).toLowerCase(Locale.ROOT));
    }
    facts.add(fact.toString());
  }

  @Override
  public void attemptEnded(OutcomeKind outcome, int pages, int badRows) {
    add("attempt", outcome, pages, badRows);
  }

  @Override
  public void faxEnded(JobState state, OutcomeKind cause) {
    add("fax", state, cause);
  }

  @Override
  public void faxReceived(Received outcome, int pages) {
    add("received", outcome, pages);
  }

  @Override
  public void stageTook(Stage stage, Duration length) {
    add("stage", stage, length);
  }

  @Override
  public void claimed(int jobs) {
    add("claimed", jobs);
  }

  @Override
  public void preparationBegan(Duration waited) {
    add("preparation", waited);
  }

  @Override
  public void converted(boolean success, Duration took) {
    add("converted", success);
  }

  @Override
  public void fetched(boolean success, Duration took) {
    add("fetched", success);
  }

  @Override
  public void noticeTried(NoticeTry result) {
    add("notice", result);
  }

  @Override
  public void hookTried(HookTry result) {
    add("webhook", result);
  }

  @Override
  public void submitted(Submitted result) {
    add("submitted", result);
  }

  @Override
  public void mailed(Mailed answer) {
    add("mailed", answer);
  }

  @Override
  public void erased(Erased what, int faxes) {
    add("erased", what, faxes);
  }

  @Override
  public void eventShown(Duration delay) {
    add("event");
  }

  @Override
  public void streamDropped() {
    add("stream dropped");
  }

  @Override
  public void rateLimited() {
    add("limited");
  }

  @Override
  public void answered(String route, String method, int status, Duration took) {
    add("answered", route, method, status);
  }
}
