/**
 * Whole faxes against the built application in a real server, over HTTP and mail: what a user, an
 * integrator and an operator see. Rules that a smaller test can prove do not belong here. Entry:
 * {@link org.caselli.fax.flow.ServerUnderTest}.
 */
@org.jspecify.annotations.NullMarked
package org.caselli.fax.flow;
