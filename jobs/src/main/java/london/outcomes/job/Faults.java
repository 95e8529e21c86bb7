package london.outcomes.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import org.apache.spark.QueryContext;
import org.apache.spark.SparkThrowable;

/** What an exception means for the orchestrator, and for the person who reads it. */
final class Faults {

  /** Of SQLSTATE: a value that an operation cannot work on (ISO/IEC 9075-2, table 38). */
  private static final String DATA_EXCEPTION = "22";

  private Faults() {}

  static ExitCode codeOf(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof Failure failure) {
        return failure.exitCode();
      }
      if (isUncomputable(t)) {
        return ExitCode.CONFIGURATION;
      }
      if (t instanceof FileNotFoundException) {
        return ExitCode.INPUT_MISSING;
      }
      if (t instanceof IOException) {
        return ExitCode.TRANSIENT;
      }
    }
    return ExitCode.FAULT;
  }

  /** An expression of conf/ that fails on some row: Spark stops then, whatever the row is worth. */
  private static boolean isUncomputable(Throwable fault) {
    return fault instanceof SparkThrowable spark
        && spark.getSqlState() != null
        && spark.getSqlState().startsWith(DATA_EXCEPTION);
  }

  /** Where Spark could not work on a value; empty for all other faults. */
  static Optional<SparkThrowable> uncomputable(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (isUncomputable(t)) {
        return Optional.of((SparkThrowable) t);
      }
    }
    return Optional.empty();
  }

  static String messageOf(Throwable fault) {
    Optional<SparkThrowable> uncomputable = uncomputable(fault);
    if (uncomputable.isPresent()) {
      return uncomputableOfContract(uncomputable.get());
    }
    return switch (codeOf(fault)) {
      case FAULT -> "a fault of ours: " + fault;
      case TRANSIENT -> "a passing fault, try again: " + fault.getMessage();
      default -> fault.getMessage();
    };
  }

  /** Without Spark's own words: they repeat the value. */
  private static String uncomputableOfContract(SparkThrowable fault) {
    QueryContext[] where = fault.getQueryContext();
    return "%s in the expression %s: a contract's expression must have a value for every row, damaged ones too; bound its columns with min and max, or use try_cast, try_divide and the like"
        .formatted(fault.getCondition(), where.length == 0 ? "of a contract" : where[0].fragment());
  }
}
