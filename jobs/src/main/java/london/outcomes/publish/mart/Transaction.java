package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.SQLException;

/** Work that is seen as a whole, or not at all. */
interface Transaction {

  void work() throws SQLException;

  static void in(Connection connection, Transaction transaction) throws SQLException {
    connection.setAutoCommit(false);
    try {
      transaction.work();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
