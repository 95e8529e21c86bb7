package london.outcomes.ingest.csv;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/**
 * The records of one delivered table, each once and in order, with what was found on the way. Text
 * and workbooks are read through this alone.
 */
public interface RecordSource extends Iterator<RawRecord>, Closeable {

  /** The header with its position; a damaged one has no records behind it. */
  RawRecord headerRecord();

  /** The column names as delivered; empty when there is no header or it is damaged. */
  default List<String> header() {
    return List.of(headerRecord().fields());
  }

  /** The texts above the header that the contract declares, line by line. */
  default List<String> preamble() {
    return List.of();
  }

  /** The name of the sheet that is being read; empty for text. */
  default String sheet() {
    return "";
  }

  /**
   * Moves on to the next table of the delivery, which has a header of its own, once the records of
   * this one have been read; false when there is none.
   */
  default boolean nextTable() {
    return false;
  }

  /** Blank lines so far, which are not records. */
  long blankLines();

  /** Records of all tables so far, intact or damaged, without the headers. */
  long records();

  /** Whether the end seems to be missing; known once {@link #hasNext} has returned false. */
  boolean looksTruncated();

  /** What the run summary shows; final once {@link #hasNext} has returned false. */
  List<Problem> warnings();
}
