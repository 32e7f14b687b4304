package org.caselli.fax.port;

import java.util.List;

class RecordingMailerTest implements MailerContract {
  private final RecordingMailer mailer = new RecordingMailer();

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public Mailer unconfiguredMailer() {
    return new RecordingMailer().unconfigured();
  }

  @Override
  public void serverFails() {
    mailer.fails("451 later");
  }

  @Override
  public List<Arrived> arrived() {
    return mailer.sent().stream()
        .map(
            sent ->
                new Arrived(
                    sent.mail().messageId(),
                    sent.mail().to(),
                    sent.mail().subject(),
                    sent.mail().text(),
                    sent.mail().html(),
                    sent.mail().attachment().map(Mailer.Attachment::fileName),
                    sent.attachment()))
        .toList();
  }
}
