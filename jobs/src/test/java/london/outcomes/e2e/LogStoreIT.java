package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import london.outcomes.e2e.FaultyProxy.Plan;
import london.outcomes.table.ConditionalLogStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Four drivers want the same versions of one log in a store that fails them now and then. */
@Execution(ExecutionMode.CONCURRENT)
final class LogStoreIT {

  /** {@code deploy/faults/measure versions} has more drivers, versions and faults. */
  private static final int DRIVERS = 4;

  private static final int VERSIONS = 50;

  @TempDir static Path work;

  private static S3Server s3;

  @BeforeAll
  static void start() {
    s3 = S3Server.start(work.resolve("s3"));
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @Test
  void noVersionIsLostAndNoneIsClaimedTwice() throws Exception {
    Plan plan = new Plan(0.05, 1, Duration.ofSeconds(25), 7);
    try (FaultyProxy proxy = FaultyProxy.start(s3.endpoint(), plan)) {
      RaceResult result =
          RaceResult.of(s3, proxy, ConditionalLogStore.class, DRIVERS, VERSIONS, work);
      assertThat(proxy.counts().keySet()).contains(Fault.REPLY_LOST, Fault.THROTTLED);
      hasAll(result);
    }
  }

  @Test
  void onADiskToo() throws Exception {
    hasAll(RaceResult.onDisk(ConditionalLogStore.class, DRIVERS, VERSIONS, work));
  }

  private static void hasAll(RaceResult result) {
    assertThat(result.lost()).isEmpty();
    assertThat(result.claimed()).isEqualTo(DRIVERS * VERSIONS);
    assertThat(result.stored()).isEqualTo(DRIVERS * VERSIONS);
    assertThat(result.last()).isEqualTo(DRIVERS * VERSIONS - 1);
  }
}
