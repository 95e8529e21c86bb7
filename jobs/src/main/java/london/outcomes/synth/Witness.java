package london.outcomes.synth;

import java.io.Closeable;
import java.io.IOException;
import java.time.YearMonth;

/** Sees what is written, one thing at a time, before anything can happen to the file. */
interface Witness extends Closeable {

  /**
   * @param figure what is counted
   * @param isSo whether this one has what the figure is about
   */
  default void saw(String extract, String figure, String area, String group, boolean isSo) {
    counted(extract, figure, area, group, isSo ? 1 : 0, 1);
  }

  /** Saw so many of so many. */
  void counted(String extract, String figure, String area, String group, long count, long of);

  /** All of a month has been seen, as far as the extracts go that are being written. */
  void closeMonth(YearMonth month);

  @Override
  void close() throws IOException;

  /** Nobody looks. */
  static Witness none() {
    return Blind.ONE;
  }

  /** Sees nothing. */
  enum Blind implements Witness {
    ONE;

    @Override
    public void counted(
        String extract, String figure, String area, String group, long count, long of) {}

    @Override
    public void closeMonth(YearMonth month) {}

    @Override
    public void close() {}
  }
}
