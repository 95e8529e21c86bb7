package london.outcomes.endpoint;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Lets Spark parse nothing but harmless statements once the tables are registered. Clients can set
 * what they like when they connect: so no setting turns this off.
 */
public final class ReadOnly extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  static void begin() {
    BEGUN.set(true);
  }

  static boolean hasBegun() {
    return BEGUN.get();
  }

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser((session, parser) -> new GuardedParser(parser));
    return BoxedUnit.UNIT;
  }
}
