package org.caselli.fax.faults.run;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Faxes that are handed in by some entrance and go out.
 *
 * @param number of each, which tells what happens to it
 */
record FaxKind(Scene scene, Entrance entrance, int pages, Supplier<String> number)
    implements Deed.Kind {
  @Override
  public String name() {
    return "a fax by " + entrance.name();
  }

  @Override
  public Deed next() {
    Order order = scene.order(number.get(), pages);
    return new Deed() {
      @Override
      public void begin() throws IOException, InterruptedException {
        scene.submit(entrance, order);
      }

      @Override
      public boolean isOver() throws IOException, InterruptedException {
        return scene.hasEnded(order.to());
      }
    };
  }
}
