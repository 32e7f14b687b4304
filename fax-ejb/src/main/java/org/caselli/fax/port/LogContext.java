package org.caselli.fax.port;

import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the work of the present thread belongs to: the trace, which goes on in whatever leaves this
 * server, and the names under which log lines can be found. Opened at every door (a request, a
 * message, an engine's event) and closed when the work is done, in reverse order, on the thread
 * that opened it.
 */
public final class LogContext {
  private static final String TRACE_ID = "trace_id";
  private static final String CORRELATION_ID = "correlation_id";
  private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

  private final @Nullable TraceContext before;
  private final @Nullable String correlationBefore;

  private LogContext() {
    this.before = CURRENT.get();
    this.correlationBefore = MDC.get(CORRELATION_ID);
  }

  /** Work within a trace. */
  public static LogContext of(TraceContext trace) {
    LogContext context = new LogContext();
    enter(trace);
    return context;
  }

  /** Work within a trace, if there is one, for what has this correlation id, if it is not empty. */
  public static LogContext of(Optional<TraceContext> trace, String correlationId) {
    LogContext context = new LogContext();
    trace.ifPresent(LogContext::enter);
    if (!correlationId.isEmpty()) {
      MDC.put(CORRELATION_ID, correlationId);
    }
    return context;
  }

  /** Work that a message asked for, which brought its trace as a text; null for none. */
  public static LogContext received(@Nullable String traceparent) {
    return of(traceparent == null ? Optional.empty() : TraceContext.parse(traceparent), "");
  }

  private static void enter(TraceContext trace) {
    CURRENT.set(trace);
    MDC.put(TRACE_ID, trace.traceId());
  }

  /** The trace of the present thread's work. */
  public static Optional<TraceContext> trace() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** The place of something new in the present trace, or in a trace that begins with it. */
  public static TraceContext traceOf(UUID id) {
    return trace().map(trace -> trace.child(id)).orElseGet(() -> TraceContext.begin(id));
  }

  /** Leaves it for the one around it. */
  public void close() {
    if (before == null) {
      CURRENT.remove();
      MDC.remove(TRACE_ID);
    } else {
      enter(before);
    }
    if (correlationBefore == null) {
      MDC.remove(CORRELATION_ID);
    } else {
      MDC.put(CORRELATION_ID, correlationBefore);
    }
  }
}
