/**
 * An extension of WildFly: a subsystem {@code caselli-fax} in the management model, which the admin
 * console and {@code jboss-cli} show, and the metrics on the management port. It is a module of the
 * server, not of the application, and reaches the application by its MBeans only. Entry class:
 * {@link org.caselli.fax.management.FaxExtension}.
 */
@NullMarked
package org.caselli.fax.management;

import org.jspecify.annotations.NullMarked;
