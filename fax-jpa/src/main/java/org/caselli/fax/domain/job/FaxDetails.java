package org.caselli.fax.domain.job;

import java.util.Optional;
import java.util.UUID;

/**
 * Faxes with their jobs and attempts. An outcome changes all three in one transaction; who reads
 * one after the other may find a fax that is completed and has no result.
 */
public interface FaxDetails {
  /** The fax as one moment saw it, if this account has it and it is not deleted. */
  Optional<FaxDetail> byId(UUID account, UUID id);
}
