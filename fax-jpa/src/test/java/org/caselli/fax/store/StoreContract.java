package org.caselli.fax.store;

/** A part of what every database must do for the product. */
interface StoreContract {
  /** The store under test; other tests share it, so each makes accounts and numbers of its own. */
  Store store();
}
