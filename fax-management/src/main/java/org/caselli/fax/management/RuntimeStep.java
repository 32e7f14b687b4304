package org.caselli.fax.management;

import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;

/** A step of an operation that looks at the running server, or changes it, and not the model. */
final class RuntimeStep extends AbstractRuntimeOnlyHandler {
  private final Work work;

  RuntimeStep(Work work) {
    this.work = work;
  }

  /** What it does. */
  @FunctionalInterface
  interface Work {
    void with(OperationContext context, ModelNode operation) throws OperationFailedException;
  }

  @Override
  protected void executeRuntimeStep(OperationContext context, ModelNode operation)
      throws OperationFailedException {
    work.with(context, operation);
  }
}
