package org.caselli.fax.domain.job;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caselli.fax.domain.account.Reach;

/** The faxes of one request to several recipients; a read model without entities. */
public interface Batches {
  /** Those within reach, by number. */
  List<Member> members(UUID account, UUID batch, Reach reach);

  /** One of the faxes. */
  record Member(UUID id, String toNumber, String toName, JobState state) {
    public Member {
      Objects.requireNonNull(id);
      Objects.requireNonNull(toNumber);
      Objects.requireNonNull(toName);
      Objects.requireNonNull(state);
    }
  }
}
