package org.caselli.fax.faults.run;

import java.io.IOException;

/** A row whose faults all befall one server, which may have gone through those of other rows. */
interface OneServerRow extends Row {
  /** How the server is started. */
  ServerOptions options();

  /**
   * Plays the fault; the judging is left to the caller.
   *
   * @throws IOException when the row could not be played
   */
  void play(Scene scene, RunContext context, Tally tally) throws IOException, InterruptedException;

  @Override
  default RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    try (Scene scene = Scene.open(context, options())) {
      play(scene, context, tally);
      tally.judged(scene.judge());
    }
    return tally.result();
  }
}
