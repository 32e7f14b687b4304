package org.caselli.fax.imaging.text;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;
import org.caselli.fax.imaging.limit.Deadline;

/**
 * The usual breaker of lines, which looks at the clock: layouts that nest floats may take time that
 * doubles with each level, and break the same lines again and again.
 */
final class TimedLineBreaker implements FSTextBreaker {

  private final FSTextBreaker usual =
      new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
  private final Deadline deadline;

  TimedLineBreaker(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public void setText(String text) {
    deadline.check();
    usual.setText(text);
  }

  @Override
  public int next() {
    return usual.next();
  }
}
