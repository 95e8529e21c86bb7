package london.outcomes.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void eachKindOfFailureHasTheExitCodeThatOrchestratorsKnow() {
    assertThat(new Failure.Usage("x").exitCode().code()).isEqualTo(2);
    assertThat(new Failure.InputMissing("x").exitCode().code()).isEqualTo(66);
    assertThat(new Failure.Transient("x", null).exitCode().code()).isEqualTo(75);
    assertThat(new Failure.Configuration("x").exitCode().code()).isEqualTo(78);
    assertThat(ExitCode.DONE.code()).isZero();
    assertThat(ExitCode.FAULT.code()).isEqualTo(1);
    assertThat(ExitCode.DATA_REJECTED.code()).isEqualTo(65);
  }
}
