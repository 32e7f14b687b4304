/**
 * Which lives of which nodes go on: every node extends a lease, and who lets it run out is dead for
 * the others. Entry class: {@link org.caselli.fax.app.node.NodeLease}.
 */
@NullMarked
package org.caselli.fax.app.node;

import org.jspecify.annotations.NullMarked;
