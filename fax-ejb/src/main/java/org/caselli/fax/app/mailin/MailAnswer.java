package org.caselli.fax.app.mailin;

/** What a sender is told about a recipient: that a fax can be sent there, or why not. */
public sealed interface MailAnswer permits MailTarget, MailRefusal {}
