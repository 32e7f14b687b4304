package org.caselli.fax.faults.run;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.caselli.fax.faults.telephone.CallHistory;
import org.caselli.fax.faults.telephone.CallHistory.Call;

/** Faxes that somebody sends to the first account; what the caller was told has arrived is due. */
record ReceptionKind(Scene scene) implements Deed.Kind {
  private static final int PAGES = 2;

  @Override
  public String name() {
    return "a fax received";
  }

  @Override
  public Deed next() {
    byte[] paper = scene.order(scene.client().access().number(), PAGES).document();
    return new Deed() {
      private volatile String call = "";

      @Override
      public void begin() {
        call =
            scene
                .telephone()
                .call(
                    scene.server().eventSockets(),
                    scene.client().access().number(),
                    paper,
                    OptionalInt.empty());
      }

      @Override
      public boolean isOver() throws IOException, InterruptedException {
        Optional<Call> made =
            CallHistory.read(scene.telephone().log()).calls().stream()
                .filter(one -> one.call().equals(call) && one.ended().isPresent())
                .findAny();
        return made.isPresent()
            && (made.get().confirmed().isEmpty() || isInInbox(call.replace("-", "")));
      }
    };
  }

  private boolean isInInbox(String fax) throws IOException, InterruptedException {
    try {
      scene.client().get(scene.client().account() + "/faxes/inbox/" + fax);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }
}
