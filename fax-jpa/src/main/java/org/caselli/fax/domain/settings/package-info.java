/**
 * The catalogue of settings, each with its type, range and scope, and how a value is resolved.
 * Entry class: {@link org.caselli.fax.domain.settings.SettingsCatalogue}.
 */
@NullMarked
package org.caselli.fax.domain.settings;

import org.jspecify.annotations.NullMarked;
