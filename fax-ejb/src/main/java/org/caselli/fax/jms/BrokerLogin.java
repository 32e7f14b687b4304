package org.caselli.fax.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.util.Objects;

/** A {@link ConnectionFactory} that signs in at its broker whenever nobody says who he is. */
public final class BrokerLogin implements ConnectionFactory {
  private final ConnectionFactory broker;
  private final String user;
  private final String password;

  /** A login at the broker that {@code broker} leads to. */
  public BrokerLogin(ConnectionFactory broker, String user, String password) {
    this.broker = Objects.requireNonNull(broker);
    this.user = Objects.requireNonNull(user);
    this.password = Objects.requireNonNull(password);
  }

  @Override
  public Connection createConnection() throws JMSException {
    return broker.createConnection(user, password);
  }

  @Override
  public Connection createConnection(String userName, String secret) throws JMSException {
    return broker.createConnection(userName, secret);
  }

  @Override
  public JMSContext createContext() {
    return broker.createContext(user, password);
  }

  @Override
  public JMSContext createContext(String userName, String secret) {
    return broker.createContext(userName, secret);
  }

  @Override
  public JMSContext createContext(String userName, String secret, int sessionMode) {
    return broker.createContext(userName, secret, sessionMode);
  }

  @Override
  public JMSContext createContext(int sessionMode) {
    return broker.createContext(user, password, sessionMode);
  }
}
