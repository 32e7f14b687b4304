package org.caselli.fax.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.port.Ids;

/** Gives each request an id: the client's own if it has one. Thread-safe. */
@ApplicationScoped
public class RequestNames {
  static final String HEADER = "X-Request-Id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Caller caller;
  private final Ids ids;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RequestNames() {
    this(null, null);
  }

  @Inject
  public RequestNames(Caller caller, Ids ids) {
    this.caller = caller;
    this.ids = ids;
  }

  /** Names the present request and returns the name. */
  String name(Optional<String> given) {
    String id =
        given
            .filter(each -> ACCEPTED.matcher(each).matches())
            .orElseGet(() -> ids.next().toString().replace("-", ""));
    caller.requests(id);
    return id;
  }

  /** The same for a request that no resource answers, unless it has its name already. */
  public void nameOnce(HttpServletRequest request, HttpServletResponse response) {
    if (caller.requestId().isEmpty()) {
      name(Optional.ofNullable(request.getHeader(HEADER)));
    }
    response.setHeader(HEADER, caller.requestId());
  }
}
