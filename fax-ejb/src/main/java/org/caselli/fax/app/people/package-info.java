/**
 * The users of an account: who they are, how they sign in and out. API keys are in {@code
 * app.admin}. Entry class: {@link org.caselli.fax.app.people.SignInUser}.
 */
@NullMarked
package org.caselli.fax.app.people;

import org.jspecify.annotations.NullMarked;
