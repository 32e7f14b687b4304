package org.caselli.fax.web.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.caselli.fax.app.limit.Allowance;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Who makes the present request, and under which id. Filled by the filters; one request's. */
@RequestScoped
public class Caller {
  private String requestId = "";
  private String token = "";
  private String claimed = "";
  private @Nullable Access access;
  private @Nullable Allowance allowance;

  /** The request has this id; it is the correlation id of all that it leads to. */
  void requests(String id) {
    requestId = id;
  }

  /** The caller has signed in and got a token; whatever it may do, it may with the next request. */
  public void received(String newToken) {
    token = newToken;
  }

  /** The request brought a token in its envelope; nobody has looked at it yet. */
  void claims(String unproved) {
    claimed = unproved;
  }

  /** The token of the envelope; empty for none. */
  String claimed() {
    return claimed;
  }

  /** The caller is known by this token. */
  void isKnown(String newToken, Access newAccess) {
    token = newToken;
    access = newAccess;
  }

  /** So much is left to the caller. */
  void mayStill(Optional<Allowance> left) {
    allowance = left.orElse(null);
  }

  /** What is left to the caller; empty when it has no limit. */
  public Optional<Allowance> allowance() {
    return Optional.ofNullable(allowance);
  }

  /** Id of the request, 1 to 64 characters. */
  public String requestId() {
    return requestId;
  }

  /** The token that the caller has or has just been given; empty for none. */
  public String token() {
    return token;
  }

  /**
   * What the caller may do.
   *
   * @throws FaxException not authenticated, when nobody signed in
   */
  public Access access() {
    if (access == null) {
      throw new FaxException(ProblemType.NOT_AUTHENTICATED, "Sign in by PUT /v2/api_auth");
    }
    return access;
  }
}
