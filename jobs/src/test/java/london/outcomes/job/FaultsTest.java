package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.junit.jupiter.api.Test;

/** What an exception is to the one who has to act on it. */
final class FaultsTest {

  private static final class Uncomputable extends RuntimeException implements SparkThrowable {
    private static final long serialVersionUID = 1L;

    Uncomputable(String message) {
      super(message);
    }

    @Override
    public String getCondition() {
      return "DIVIDE_BY_ZERO";
    }
  }

  @Test
  void whatCannotBeComputedIsTheContractsAndRepeatsNoValue() {
    Throwable cause = new Uncomputable("a secret value");
    Throwable fault = new SparkException("Job aborted", cause);

    assertThat(Faults.codeOf(fault)).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(Faults.messageOf(fault))
        .contains("DIVIDE_BY_ZERO", "try_divide", "min and max")
        .doesNotContain("secret", "Job aborted");
  }

  @Test
  void otherFaultsAreOursTheStoresOrWhatTheySay() {
    assertThat(Faults.codeOf(new SparkException("lost", null))).isEqualTo(ExitCode.FAULT);
    assertThat(Faults.messageOf(new IllegalStateException("x"))).contains("a fault of ours", "x");
    assertThat(Faults.codeOf(new IOException("reset"))).isEqualTo(ExitCode.TRANSIENT);
    assertThat(Faults.codeOf(new FileNotFoundException("f"))).isEqualTo(ExitCode.INPUT_MISSING);
    assertThat(Faults.messageOf(new RuntimeException(new Failure.Usage("say which")).getCause()))
        .isEqualTo("say which");
  }
}
