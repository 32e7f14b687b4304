package org.caselli.fax.boot;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.transaction.Transactional;

/** Puts {@link UncheckedCommits} around every bean that has transactions. */
public class TransactionalBeans implements Extension {
  <T> void surround(@Observes @WithAnnotations(Transactional.class) ProcessAnnotatedType<T> bean) {
    bean.configureAnnotatedType().add(UncheckedCommit.Literal.INSTANCE);
  }
}
